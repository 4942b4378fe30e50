package dev.trunkline.messaging.mms;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Which chat messages have their pictures: Proxy tells of one interaction several times. Runs in the caller's transaction. */
public interface ChatRelays {

    boolean contains(String chatMessageSid);

    void add(Relayed relayed);

    /** Ids of the events that brought pictures to these chat messages, by the messages' sids; only those that have some. */
    Map<String, String> causes(Collection<String> chatMessageSids);

    /**
     * @param chatMessageSid {@code IM…}
     * @param causedBy id of the event that told of the interaction
     */
    record Relayed(
            String chatMessageSid,
            String messageSid,
            String conversationSid,
            int mediaCount,
            String causedBy,
            Instant relayedAt) {}
}
