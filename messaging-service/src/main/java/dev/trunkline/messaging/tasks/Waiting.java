package dev.trunkline.messaging.tasks;

import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.outbound.Settlements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Waits, without a transaction of its own, for what becomes of a start. */
@ApplicationScoped
public class Waiting {

    private final Starts starts;
    private final Settlements settlements;
    private final Transactions transactions;

    Waiting(Starts starts, Settlements settlements, Transactions transactions) {
        this.starts = starts;
        this.settlements = settlements;
        this.transactions = transactions;
    }

    /** The start as soon as nobody is at it any more, or as it stands when the time is over. Blocks that long at most. */
    public Optional<Start> await(UUID id, Duration limit) throws InterruptedException {
        return settlements.await(
                id,
                limit,
                () -> transactions.call(() -> starts.find(id)),
                start -> start.state().isOpen());
    }
}
