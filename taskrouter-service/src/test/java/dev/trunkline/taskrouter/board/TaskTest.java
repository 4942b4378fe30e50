package dev.trunkline.taskrouter.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TaskTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void comesToTheSameInWhateverOrderEventsComeAndTwice(long seed) {
        // Given
        var events = List.of(
                task("pending", 0, 0),
                task("reserved", 1, 1),
                task("pending", 2, 2),
                task("reserved", 3, 3),
                task("assigned", 4, 4),
                task("wrapping", 5, 5),
                task("completed", 6, 6));
        var shuffled = new ArrayList<>(events);
        shuffled.addAll(events);
        Collections.shuffle(shuffled, new Random(seed));
        // When
        var heard = shuffled.stream().reduce(Task::heard).orElseThrow();
        // Then
        assertThat(heard.status()).isEqualTo("completed");
        assertThat(heard.version()).isEqualTo(6);
        assertThat(heard.createdAt()).isEqualTo(START);
    }

    @Test
    void goesBackToWaitingWhereNobodyTookIt() {
        assertThat(task("reserved", 3, 3).heard(task("pending", 4, 4)).status()).isEqualTo("pending");
        assertThat(task("pending", 4, 4).heard(task("reserved", 3, 3)).status()).isEqualTo("pending");
    }

    @Test
    void goesByTheTimeWhereVersionsAreTheSame() {
        assertThat(task("reserved", 1, 1).heard(task("pending", 1, 2)).status()).isEqualTo("pending");
        assertThat(task("pending", 1, 2).heard(task("reserved", 1, 1)).status()).isEqualTo("pending");
    }

    @Test
    void neverComesBackFromItsEnd() {
        assertThat(task("canceled", 2, 2).heard(task("assigned", 9, 9)).status())
                .isEqualTo("canceled");
    }

    private static Task task(String status, int version, int second) {
        var at = START.plusSeconds(second);
        return new Task(
                "WT1", "AC1", "WS1", status, 0, "sms", "{}", null, null, null, null, null, version, at, null, null, at);
    }
}
