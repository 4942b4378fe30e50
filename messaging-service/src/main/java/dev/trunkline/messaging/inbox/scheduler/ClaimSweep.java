package dev.trunkline.messaging.inbox.scheduler;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.DeskConfig;
import dev.trunkline.messaging.inbox.DeskWork;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends claims that nobody uses. On every instance; whoever comes second finds none left. */
@ApplicationScoped
class ClaimSweep {

    private final DeskWork work;
    private final DeskConfig config;
    private final InboxClock clock;
    private final Transactions transactions;

    ClaimSweep(DeskWork work, DeskConfig config, InboxClock clock, Transactions transactions) {
        this.work = work;
        this.config = config;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        config.claimExpiry()
                .ifPresent(expiry -> transactions.run(
                        () -> work.releaseUnused(clock.now().minus(expiry), new Cause(null, TraceContext.start()))));
    }
}
