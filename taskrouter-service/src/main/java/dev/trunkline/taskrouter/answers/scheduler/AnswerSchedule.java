package dev.trunkline.taskrouter.answers.scheduler;

import dev.trunkline.taskrouter.answers.AnswerTimer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Looks each second. */
@ApplicationScoped
class AnswerSchedule {

    private final AnswerTimer timer;

    AnswerSchedule(AnswerTimer timer) {
        this.timer = timer;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void look() {
        timer.look(Instant.now());
    }
}
