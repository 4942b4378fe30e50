package dev.trunkline.taskrouter.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QueuesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");
    private static final Queues.Limits LIMITS = new Queues.Limits(Duration.ofMinutes(1), Duration.ofMinutes(3));

    @Test
    void countsWhatWaitsAndHowLong() {
        // Given
        var open = List.of(task("Sales", "pending", 30), task("Sales", "reserved", 90), task("Sales", "assigned", 600));
        // When
        var queue = Queues.of(open, NOW, LIMITS, account -> "flex").getFirst();
        // Then
        assertThat(queue.name()).isEqualTo("Sales");
        assertThat(queue.account()).isEqualTo("flex");
        assertThat(queue.waiting()).isEqualTo(1);
        assertThat(queue.offered()).isEqualTo(1);
        assertThat(queue.assigned()).isEqualTo(1);
        assertThat(queue.longestWaitSeconds()).isEqualTo(90);
        assertThat(queue.averageWaitSeconds()).isEqualTo(60);
        assertThat(queue.sla()).isEqualTo("warning");
    }

    @Test
    void saysWhereAWaitIsTooLong() {
        assertThat(Queues.of(List.of(task("Sales", "pending", 180)), NOW, LIMITS, account -> account))
                .singleElement()
                .satisfies(queue -> assertThat(queue.sla()).isEqualTo("breached"));
    }

    @Test
    void keepsQueuesApart() {
        assertThat(Queues.of(
                        List.of(task("Sales", "pending", 1), task("Support", "pending", 1), task(null, "pending", 1)),
                        NOW,
                        LIMITS,
                        account -> account))
                .extracting(Queues.QueueView::name)
                .containsExactly(null, "Sales", "Support");
    }

    private static Task task(@Nullable String queue, String status, int seconds) {
        var since = NOW.minusSeconds(seconds);
        return new Task(
                "WT" + seconds,
                "AC1",
                "WS1",
                status,
                0,
                "sms",
                "{}",
                null,
                null,
                queue == null ? null : "WQ" + queue,
                queue,
                null,
                0,
                since,
                since,
                null,
                since);
    }
}
