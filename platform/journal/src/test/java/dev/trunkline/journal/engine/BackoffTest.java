package dev.trunkline.journal.engine;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MAX = Duration.ofMinutes(5);

    private final Backoff backoff = new Backoff(FIRST, MAX, new Random(3));

    @Test
    void doublesTheCeilingWithEachAttemptUpToTheMaximum() {
        assertThat(longest(1)).isBetween(Duration.ofMillis(900), FIRST);
        assertThat(longest(4)).isBetween(Duration.ofMillis(7_200), FIRST.multipliedBy(8));
        assertThat(longest(20)).isBetween(Duration.ofMinutes(4), MAX);
        assertThat(longest(1_000_000)).isBetween(Duration.ofMinutes(4), MAX);
    }

    @Test
    void spreadsOverTheWholeRange() {
        var pauses =
                IntStream.range(0, 1_000).mapToObj(i -> backoff.after(4, null)).toList();
        assertThat(pauses).anyMatch(pause -> pause.compareTo(FIRST) < 0);
        assertThat(pauses).anyMatch(pause -> pause.compareTo(FIRST.multipliedBy(7)) > 0);
    }

    @Test
    void neverComesBackBeforeTheProviderAsked() {
        var asked = Duration.ofMinutes(30);
        var pauses =
                IntStream.range(0, 1_000).mapToObj(i -> backoff.after(1, asked)).toList();
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isBetween(asked, asked.plus(FIRST)));
    }

    private Duration longest(int attempt) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> backoff.after(attempt, null))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
