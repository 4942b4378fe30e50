package dev.trunkline.journal.engine;

import dev.trunkline.journal.Entry;
import dev.trunkline.journal.jdbc.LaneLease;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entry;
import static org.assertj.core.api.Assertions.assertThat;

class HeldLaneTest {

    private static final Duration SAFE = Duration.ofSeconds(12);

    /** Near the greatest value, behind which such clocks go on with the smallest. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - SAFE.toNanos() / 2);

    private final HeldLane lane = new HeldLane(lease(), SAFE, clock::get, clock.get());

    @Test
    void isHeldUntilTheSafePartOfItsLeaseIsOver() {
        // When
        clock.addAndGet(SAFE.toNanos() - 1);
        var before = lane.isHeld();
        clock.incrementAndGet();

        // Then
        assertThat(before).isTrue();
        assertThat(lane.isHeld()).isFalse();
    }

    @Test
    void isRenewedFromTheMomentThatTheDatabaseWasAsked() {
        // Given
        var asked = clock.addAndGet(SAFE.toNanos() / 2);
        clock.addAndGet(SAFE.toNanos() - 1);

        // When
        lane.renewed(asked);
        var before = lane.isHeld();
        clock.incrementAndGet();

        // Then
        assertThat(before).isTrue();
        assertThat(lane.isHeld()).isFalse();
    }

    private static LaneLease lease() {
        var event = entry("a", "a-0").event();
        return new LaneLease(new Entry(1, 1, "a", 1, 1, event, Instant.EPOCH), 1, Duration.ZERO);
    }
}
