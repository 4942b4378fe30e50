package dev.trunkline.messaging.upload.scheduler;

import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.upload.Uploads;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** On every instance; whoever comes second finds nothing left. */
@ApplicationScoped
class FileCleanUp {

    private final Uploads uploads;
    private final Transactions transactions;

    FileCleanUp(Uploads uploads, Transactions transactions) {
        this.uploads = uploads;
        this.transactions = transactions;
    }

    /** A key that could be guessed stops the start instead of the first upload. */
    void check(@Observes StartupEvent started) {
        Log.infof("uploads possible=%s", uploads.arePossible());
    }

    @Scheduled(
            every = "{trunkline.messaging.upload.clean-up-every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void cleanUp() {
        long removed = transactions.call(uploads::removeOver);
        if (removed > 0) {
            Log.infof("uploaded files removed count=%d", removed);
        }
    }
}
