package dev.trunkline.messaging.mms;

import dev.trunkline.contracts.event.TraceContext;
import java.util.List;
import java.util.Map;

/** What the relay asks of Twilio. Blocks on the network. */
public interface MmsAtTwilio {

    /** The media of a message, in order. Fails for now while Twilio lists none: it does so late. */
    List<ChatPicture> media(String account, String messageSid, TraceContext trace);

    /** Unique name of a Proxy session; empty where it has none. */
    String sessionName(String account, String proxyService, String session, TraceContext trace);

    /** Sets attributes of a chat message and keeps the others. */
    void attach(
            String account,
            String conversation,
            String chatMessage,
            Map<String, Object> attributes,
            TraceContext trace);
}
