package dev.trunkline.messaging.erasure.scheduler;

import dev.trunkline.messaging.erasure.Retention;
import dev.trunkline.messaging.inbox.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** On every instance; whoever comes second finds nothing left. */
@ApplicationScoped
class RetentionSweep {

    private final Retention retention;
    private final Transactions transactions;

    RetentionSweep(Retention retention, Transactions transactions) {
        this.retention = retention;
        this.transactions = transactions;
    }

    @Scheduled(
            every = "{trunkline.messaging.retention.every}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        long marks = transactions.call(retention::removeMarks);
        var conversations = 0L;
        for (int removed = remove(); removed > 0; removed = remove()) {
            conversations += removed;
        }
        if (marks + conversations > 0) {
            Log.infof("kept for long enough, deleted marks=%d conversations=%d", marks, conversations);
        }
    }

    private int remove() {
        return transactions.call(retention::removeConversations);
    }
}
