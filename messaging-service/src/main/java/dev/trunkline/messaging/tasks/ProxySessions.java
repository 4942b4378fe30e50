package dev.trunkline.messaging.tasks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Proxy sessions, which join a customer's number to a chat channel. Blocks on the network. */
public interface ProxySessions {

    /** An open session whose unique name starts with the channel's sid. */
    Optional<ChannelSession> ofChannel(String channelSid);

    ChannelSession create(New wanted);

    /** Closes a session; one that is gone already is fine. */
    void close(String sid);

    record New(String uniqueName, String channelSid, String fromNumber, String customer, String customerName) {}

    /**
     * A session.
     *
     * @param found whether it was there before
     * @param fields all that Twilio says about it, by the names of Twilio's own libraries
     */
    record ChannelSession(String sid, boolean found, Map<String, Object> fields) {
        public ChannelSession {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
