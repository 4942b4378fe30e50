package dev.trunkline.messaging.erasure.scheduler;

import dev.trunkline.messaging.erasure.AskingAgain;
import dev.trunkline.messaging.inbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** On every instance; whoever comes second finds nobody due. */
@ApplicationScoped
class AskingAgainSweep {

    private final AskingAgain again;
    private final Transactions transactions;

    AskingAgainSweep(AskingAgain again, Transactions transactions) {
        this.again = again;
        this.transactions = transactions;
    }

    @Scheduled(
            every = "{trunkline.messaging.erasure.ask-again.every}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        transactions.call(again::askDue);
    }
}
