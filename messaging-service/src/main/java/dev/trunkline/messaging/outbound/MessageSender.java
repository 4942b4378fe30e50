package dev.trunkline.messaging.outbound;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands messages to Twilio. Blocks on the network. */
public interface MessageSender {

    /** @param template what the text is made of; empty where the message has a text of its own */
    Taken send(Message message, Optional<TemplateUse> template, TraceContext trace) throws Exception;

    /**
     * Messages with the same sender, recipient and text that our account created since a time, oldest first: what an
     * attempt whose answer never came may have made.
     *
     * @param template as it was sent with; {@link Wording} says what text counts as the same then
     */
    List<Taken> alike(Message message, Optional<TemplateUse> template, Instant since, TraceContext trace)
            throws Exception;

    /** A message that Twilio has. */
    record Taken(String sid, MessageStatus status) {}
}
