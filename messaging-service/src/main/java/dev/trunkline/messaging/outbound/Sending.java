package dev.trunkline.messaging.outbound;

import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Messages;
import dev.trunkline.messaging.inbox.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Waits, without a transaction of its own, for what becomes of a message. */
@ApplicationScoped
public class Sending {

    private final Messages messages;
    private final Settlements settlements;
    private final Transactions transactions;

    Sending(Messages messages, Settlements settlements, Transactions transactions) {
        this.messages = messages;
        this.settlements = settlements;
        this.transactions = transactions;
    }

    /** The message as soon as it is no longer pending, or as it stands when the time is over. Blocks that long at most. */
    public Optional<Message> await(UUID messageId, Duration limit) throws InterruptedException {
        return settlements.await(
                messageId,
                limit,
                () -> transactions.call(() -> messages.find(messageId)),
                message -> message.status() == MessageStatus.PENDING);
    }
}
