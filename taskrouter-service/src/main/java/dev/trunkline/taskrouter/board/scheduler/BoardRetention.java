package dev.trunkline.taskrouter.board.scheduler;

import dev.trunkline.taskrouter.board.BoardConfig;
import dev.trunkline.taskrouter.board.BoardStore;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Looks each hour. */
@ApplicationScoped
class BoardRetention {

    private final BoardStore store;
    private final BoardConfig config;

    BoardRetention(BoardStore store, BoardConfig config) {
        this.store = store;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        var gone = store.forget(Instant.now().minus(config.keep()));
        if (gone > 0) {
            Log.infof("tasks forgotten count=%d", gone);
        }
    }
}
