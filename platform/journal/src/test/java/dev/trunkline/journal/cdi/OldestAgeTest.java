package dev.trunkline.journal.cdi;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.LaneState;
import dev.trunkline.journal.operations.LaneView;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.Instance.BusyException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Work that does not move is still work: what is held, throttled or behind a parked entry ages like all else. */
class OldestAgeTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final Justification OPERATOR = new Justification("olga", "the customer is on the phone");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Database database;
    private Instance instance;
    private BacklogMetrics metrics;

    @BeforeEach
    void start() {
        database = Database.create(4);
        instance = Instance.of(database, (entry, steps) -> switch (entry.lane()) {
            case "throttled" -> throw new BusyException(Duration.ofDays(1));
            case "parked" -> throw new ParkException("cannot be read");
            default -> Completion.nothing();
        });
        metrics = new BacklogMetrics(instance.query(), Duration.ofSeconds(5), registry, () -> NOW);
    }

    @AfterEach
    void stop() {
        instance.close();
        database.close();
    }

    @Test
    @Tag("Y06")
    void countsWhatAnOperatorHolds() {
        // Given
        instance.operations().hold("held", OPERATOR);
        append("held");
        appendedAt("held", "2026-01-02T11:00:00Z");

        // When
        metrics.refresh();

        // Then
        assertThat(age()).isEqualTo(3_600);
        assertThat(lane("held").state()).isEqualTo(LaneState.HELD);
        assertThat(lane("held").oldest()).isEqualTo("2026-01-02T11:00:00Z");
        assertThat(registry.get("trunkline_journal_lanes_held").gauge().value()).isEqualTo(1);
    }

    @Test
    @Tag("Y06")
    void countsWhatTwilioAskedToWaitWith() {
        // Given
        append("throttled");
        instance.start();
        await().until(() -> lane("throttled").nextAt().isAfter(Instant.now().plus(Duration.ofHours(23))));
        appendedAt("throttled", "2026-01-02T11:30:00Z");

        // When
        metrics.refresh();

        // Then
        assertThat(age()).isEqualTo(1_800);
        assertThat(lane("throttled").oldest()).isEqualTo("2026-01-02T11:30:00Z");
        assertThat(lane("throttled").code()).isEqualTo(20429);
    }

    @Test
    @Tag("Y06")
    void countsWhatWaitsBehindAParkedEntry() {
        // Given
        append("parked");
        instance.start();
        await().until(() -> lane("parked").state() == LaneState.PARKED);
        appendedAt("parked", "2026-01-02T11:45:00Z");

        // When
        metrics.refresh();

        // Then
        assertThat(age()).isEqualTo(900);
        assertThat(lane("parked").oldest()).isEqualTo("2026-01-02T11:45:00Z");
    }

    @Test
    @Tag("Y06")
    void isTheAgeOfTheOldestOfAllAndOfEachLane() {
        // Given
        instance.operations().hold("held", OPERATOR);
        append("held");
        appendedAt("held", "2026-01-02T11:00:00Z");
        append("throttled");
        appendedAt("throttled", "2026-01-02T11:30:00Z");

        // When
        metrics.refresh();

        // Then
        assertThat(age()).isEqualTo(3_600);
        assertThat(instance.operations()
                        .lanes(Optional.empty(), 10, Optional.empty())
                        .items())
                .extracting(LaneView::key)
                .containsExactly("held", "throttled");
    }

    private void append(String lane) {
        instance.journal().append(List.of(entry(lane, lane + "-1"), entry(lane, lane + "-2")));
    }

    /** The second entry came a minute later. */
    private void appendedAt(String lane, String time) {
        database.update(
                "update journal_entry set appended_at = ?::timestamptz + (seq - 1) * interval '1 minute' where lane = ?",
                time,
                lane);
    }

    private LaneView lane(String key) {
        return instance.operations().lane(key).orElseThrow();
    }

    private double age() {
        return registry.get("trunkline_journal_oldest_age_seconds").gauge().value();
    }
}
