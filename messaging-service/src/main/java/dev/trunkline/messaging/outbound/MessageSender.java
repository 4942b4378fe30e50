package dev.trunkline.messaging.outbound;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import java.time.Instant;
import java.util.List;

/** Hands messages to Twilio. Blocks on the network. */
public interface MessageSender {

    Taken send(Message message, TraceContext trace) throws Exception;

    /**
     * Messages with the same sender, recipient and text that our account created since a time, oldest first: what an
     * attempt whose answer never came may have made.
     */
    List<Taken> alike(Message message, Instant since, TraceContext trace) throws Exception;

    /** A message that Twilio has. */
    record Taken(String sid, MessageStatus status) {}
}
