package dev.trunkline.journal.kafka;

import dev.trunkline.journal.operations.LedgerReport;
import dev.trunkline.journal.operations.LedgerReport.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@Tag("Y14")
class KafkaLedgerCheckTest {

    private final TopicFixture fixture = new TopicFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private LedgerReport compare(Instant from, Instant to) {
        return new KafkaLedgerCheck("messaging", fixture.topics, fixture.rules, fixture.states).compare(from, to);
    }

    private LedgerReport compare() {
        return compare(TopicFixture.LONG_AGO, TopicFixture.FAR_AHEAD);
    }

    @Test
    void balancesWhatWasAppliedSkippedParkedAndIsUnderWay() {
        // Given
        fixture.send("a1", "a2", "b1", "b2", "c1", "a1", "other1", "other2");
        fixture.sendUnreadable("no headers");
        fixture.takeIn();
        fixture.settle("done", "a1", "a2");
        fixture.settle("skipped", "b1");
        fixture.settle("parked", "b2");
        fixture.database.update("update journal_entry set state = 'parked' where event_id like 'unreadable/%'");
        // When
        var report = compare();
        // Then
        assertThat(report)
                .isEqualTo(new LedgerReport(
                        "messaging",
                        TopicFixture.LONG_AGO,
                        TopicFixture.FAR_AHEAD,
                        6,
                        1,
                        2,
                        2,
                        1,
                        2,
                        1,
                        0,
                        report.differences()));
        assertThat(report.isBalanced()).isTrue();
        assertThat(report.differences()).isEmpty();
    }

    @Test
    void namesARecordThatTheJournalHasLost() {
        // Given
        fixture.send("a1", "a2", "a3");
        fixture.takeIn();
        fixture.remove("a2");
        // When
        var report = compare();
        // Then
        assertThat(report.isBalanced()).isFalse();
        assertThat(report.received()).isEqualTo(3);
        assertThat(report.inFlight()).isEqualTo(2);
        assertThat(report.missing()).isEqualTo(1);
        assertThat(report.differences()).singleElement().satisfies(lost -> {
            assertThat(lost.eventId()).isEqualTo("a2");
            assertThat(lost.topic()).isEqualTo(fixture.topic);
            assertThat(lost.offset()).isEqualTo(1);
        });
    }

    @Test
    void takesForUnderWayWhatTheServiceHasNotCommitted() {
        // Given
        fixture.send("a1");
        fixture.takeIn();
        fixture.send("a2", "b1");
        // When
        var report = compare();
        // Then
        assertThat(report.isBalanced()).isTrue();
        assertThat(report.received()).isEqualTo(3);
        assertThat(report.inFlight()).isEqualTo(3);
    }

    @Test
    void findsARecordThatIsKeptAsUnreadableBecauseTheDatabaseCannotStoreIt() {
        // Given
        fixture.send("a\0b", "a2");
        fixture.takeIn();
        // When
        var report = compare();
        // Then
        assertThat(report.isBalanced()).isTrue();
        assertThat(report.received()).isEqualTo(2);
    }

    @Test
    void countsOnlyWhatArrivedWithinTheTimes() {
        // Given
        var noon = Instant.parse("2026-03-01T12:00:00Z");
        for (var minute = 0; minute < 10; minute++) {
            fixture.sendAt(noon.plus(Duration.ofMinutes(minute)), "a" + minute);
        }
        fixture.takeIn();
        fixture.remove("a1");
        fixture.remove("a3");
        fixture.remove("a5");
        // When
        var report = compare(noon.plus(Duration.ofMinutes(2)), noon.plus(Duration.ofMinutes(5)));
        // Then
        assertThat(report.received()).isEqualTo(3);
        assertThat(report.differences())
                .extracting(Difference::eventId, Difference::at)
                .containsExactly(tuple("a3", noon.plus(Duration.ofMinutes(3))));
    }

    @Test
    void readsInBatches() {
        // Given
        var ids = IntStream.range(0, 3_000)
                .mapToObj(number -> (char) ('a' + number % 5) + "-" + number)
                .toArray(String[]::new);
        fixture.send(ids);
        fixture.takeIn();
        fixture.database.update("delete from journal_entry where right(event_id, 1) in ('1', '3', '5', '7')");
        // When
        var report = compare();
        // Then
        assertThat(report.received()).isEqualTo(3_000);
        assertThat(report.inFlight()).isEqualTo(1_800);
        assertThat(report.missing()).isEqualTo(1_200);
        assertThat(report.differences()).hasSize(1_200);
        assertThat(report.isCut()).isFalse();
    }
}
