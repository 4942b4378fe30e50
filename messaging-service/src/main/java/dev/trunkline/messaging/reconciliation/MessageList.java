package dev.trunkline.messaging.reconciliation;

import dev.trunkline.contracts.event.TraceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Twilio's own list of messages. Blocks on the network, page after page. */
public interface MessageList {

    /**
     * Messages of a range to or from one of our senders, newest first.
     *
     * @param inbound those that customers sent to it; else those that left it
     */
    List<ListedMessage> list(String sender, boolean inbound, Instant from, Instant to, TraceContext trace)
            throws Exception;

    /** One message; empty where Twilio has deleted it. */
    Optional<ListedMessage> find(String sid, TraceContext trace) throws Exception;
}
