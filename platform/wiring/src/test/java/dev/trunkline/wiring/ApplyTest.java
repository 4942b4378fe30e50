package dev.trunkline.wiring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ApplyTest {

    private static final Instant ASKED = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration LIMIT = Duration.ofHours(2);

    private static Apply apply(Apply.State state) {
        return new Apply(UUID.randomUUID(), "olga", "why", List.of("w1"), state, null, List.of(), ASKED, null);
    }

    /** Else whoever waits for it would wait for ever, and nothing more would be mended by itself. */
    @Test
    void isTakenForFailedWhereItsEntryWillNotRun() {
        // When
        var seen = apply(Apply.State.WAITING).seenAt(ASKED.plus(LIMIT).plusSeconds(1), LIMIT);
        // Then
        assertThat(seen.state()).isEqualTo(Apply.State.FAILED);
        assertThat(seen.reason()).contains("lane wiring");
    }

    @Test
    void isSeenAsItIsUntilThen() {
        var waiting = apply(Apply.State.WAITING);
        var done = apply(Apply.State.DONE);
        assertThat(waiting.seenAt(ASKED.plus(LIMIT), LIMIT)).isEqualTo(waiting);
        assertThat(done.seenAt(ASKED.plus(Duration.ofDays(9)), LIMIT)).isEqualTo(done);
    }

    @Test
    void isAboutTheWiresItNamesOrAll() {
        var all = new Apply(UUID.randomUUID(), "a", "b", List.of(), Apply.State.DONE, null, List.of(), ASKED, null);
        assertThat(apply(Apply.State.WAITING).includes("w1")).isTrue();
        assertThat(apply(Apply.State.WAITING).includes("w2")).isFalse();
        assertThat(all.includes("w2")).isTrue();
    }
}
