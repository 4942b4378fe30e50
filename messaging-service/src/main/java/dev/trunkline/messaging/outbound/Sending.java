package dev.trunkline.messaging.outbound;

import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Messages;
import dev.trunkline.messaging.inbox.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits, without a transaction of its own, for what becomes of a message. */
@ApplicationScoped
public class Sending {

    /** How long the work of another instance may stay unseen. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

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
        var end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                var settled = settlements.await(messageId);
                var message = transactions.call(() -> messages.find(messageId));
                var left = end - System.nanoTime();
                if (message.filter(Sending::isPending).isEmpty() || left <= 0) {
                    return message;
                }
                wait(settled, Math.min(left, LOOK_AGAIN.toNanos()));
            }
        } finally {
            settlements.forget(messageId);
        }
    }

    private static boolean isPending(Message message) {
        return message.status() == MessageStatus.PENDING;
    }

    private static void wait(CompletableFuture<Void> settled, long nanos) throws InterruptedException {
        try {
            settled.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The next look decides.
        } catch (ExecutionException e) {
            throw new IllegalStateException("a settlement never fails", e);
        }
    }
}
