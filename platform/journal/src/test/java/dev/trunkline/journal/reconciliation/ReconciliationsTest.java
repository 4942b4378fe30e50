package dev.trunkline.journal.reconciliation;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.journal.operations.AuditRecord;
import dev.trunkline.journal.operations.JdbcOperations;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.reconciliation.ReconciliationReport.Item;
import dev.trunkline.journal.reconciliation.ReconciliationReport.State;
import dev.trunkline.journal.reconciliation.jdbc.JdbcReconciliationReports;
import dev.trunkline.journal.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class ReconciliationsTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final Duration LOOK_BACK = Duration.ofHours(6);
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final Justification OLGA = new Justification("olga", "a customer says he wrote");
    private static final Database DATABASE = Database.create(4);

    private final ReconciliationReports reports = new JdbcReconciliationReports(DATABASE.transactions());
    private final FakeProvider provider = new FakeProvider();
    private final List<ReconciliationReport> ended = new ArrayList<>();
    private Instant now = START;
    private int wakes;

    @BeforeEach
    void empty() {
        DATABASE.update("delete from journal_reconciliation");
        DATABASE.update("delete from journal_audit");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    @Tag("Y01")
    void reportsWhatASweepFound() throws InterruptedException {
        // Given
        provider.finding = findings -> {
            findings.compared(12);
            findings.missing("SM1", "inbound message");
            findings.changed("SM2", "status delivered");
            findings.missing("SM3", "inbound message");
        };
        // When
        scheduled().sweep();
        // Then
        assertThat(reports.newest(10)).singleElement().satisfies(report -> {
            assertThat(report.state()).isEqualTo(State.DONE);
            assertThat(report.by()).isEqualTo("schedule");
            assertThat(report.compared()).isEqualTo(12);
            assertThat(report.missing()).isEqualTo(2);
            assertThat(report.changed()).isEqualTo(1);
            assertThat(report.applied()).isEqualTo(3);
            assertThat(report.items())
                    .containsExactly(
                            new Item("SM1", "inbound message"),
                            new Item("SM2", "status delivered"),
                            new Item("SM3", "inbound message"));
            assertThat(report.startedAt()).isEqualTo(START);
            assertThat(report.finishedAt()).isEqualTo(START);
        });
        assertThat(ended).isEqualTo(reports.newest(10));
    }

    @Test
    @Tag("Y01")
    void leavesNoHoleBetweenTwoScheduledSweepsHoweverLongNobodySwept() throws InterruptedException {
        // Given
        var sweeps = scheduled();
        sweeps.sweep();
        now = now.plus(Duration.ofDays(3));
        // When
        sweeps.sweep();
        // Then
        assertThat(provider.ranges)
                .containsExactly(
                        new Range(START.minus(GRACE).minus(LOOK_BACK), START.minus(GRACE)),
                        new Range(START.minus(GRACE).minus(LOOK_BACK), now.minus(GRACE)));
    }

    @Test
    @Tag("Y01")
    void waitsForTheIntervalBetweenScheduledSweeps() throws InterruptedException {
        // Given
        var sweeps = scheduled();
        var next = sweeps.sweep();
        now = START.plus(INTERVAL).minusSeconds(1);
        // When
        sweeps.sweep();
        // Then
        assertThat(next).contains(START.plus(INTERVAL));
        assertThat(provider.ranges).hasSize(1);
        now = START.plus(INTERVAL);
        sweeps.sweep();
        assertThat(provider.ranges).hasSize(2);
    }

    @Test
    void coversTheRangeOfAFailedSweepSoonAndAgain() throws InterruptedException {
        // Given
        var sweeps = scheduled();
        sweeps.sweep();
        now = START.plus(INTERVAL);
        provider.finding = findings -> {
            findings.missing("SM1", "inbound message");
            throw new IllegalStateException("Twilio answered 503");
        };
        var next = sweeps.sweep();
        var failed = reports.newest(1).getFirst();
        provider.finding = findings -> {};
        now = now.plus(RETRY);
        // When
        sweeps.sweep();
        // Then
        assertThat(next).contains(START.plus(INTERVAL).plus(RETRY));
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.reason()).isEqualTo("Twilio answered 503");
        assertThat(failed.items()).containsExactly(new Item("SM1", "inbound message"));
        assertThat(provider.ranges.getLast().from).isEqualTo(START.minus(GRACE).minus(LOOK_BACK));
    }

    @Test
    @Tag("Y01")
    void carriesOutWhatWasAskedForInItsOrder() throws InterruptedException {
        // Given
        var sweeps = onDemand();
        var first = sweeps.request(START.minusSeconds(7200), START.minusSeconds(3600), OLGA);
        var second = sweeps.request(START.minusSeconds(3600), START, new Justification("omar", "webhooks were off"));
        // When
        var next = sweeps.sweep();
        // Then
        assertThat(next).isEmpty();
        assertThat(wakes).isEqualTo(2);
        assertThat(first.state()).isEqualTo(State.WAITING);
        assertThat(provider.ranges)
                .containsExactly(
                        new Range(START.minusSeconds(7200), START.minusSeconds(3600)),
                        new Range(START.minusSeconds(3600), START.minus(GRACE)));
        assertThat(reports.newest(10)).extracting(ReconciliationReport::by).containsExactly("omar", "olga");
        assertThat(sweeps.find(second.id()))
                .get()
                .satisfies(report -> assertThat(report.isFinished()).isTrue());
    }

    @Test
    void writesIntoTheAuditLogWhoAskedAndWhy() throws InterruptedException {
        // Given
        scheduled().sweep();
        // When
        var asked = onDemand().request(START.minusSeconds(7200), START.minusSeconds(3600), OLGA);
        // Then
        var detail = "{\"to\": \"2026-11-21T09:00:00Z\", \"from\": \"2026-11-21T08:00:00Z\", \"reconciliation\": "
                + asked.id() + "}";
        assertThat(new JdbcOperations(DATABASE.transactions(), () -> {})
                        .audit(10, Optional.empty())
                        .items())
                .extracting(AuditRecord::by, AuditRecord::action, AuditRecord::detail)
                .containsExactly(tuple(OLGA, "reconcile", detail));
    }

    @Test
    void refusesARangeOfMoreThan31Days() {
        // Given
        var sweeps = onDemand();
        var to = START.minusSeconds(3600);
        // When, then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweeps.request(to.minus(Duration.ofDays(31)).minusMillis(1), to, OLGA))
                .withMessageContaining("31 days");
        assertThat(sweeps.request(to.minus(Duration.ofDays(31)), to, OLGA).isFinished())
                .isFalse();
    }

    @Test
    void refusesARangeWhoseEventsMayStillBeOnTheirWay() {
        // Given
        var sweeps = onDemand();
        // When, then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweeps.request(START.minusSeconds(60), START, OLGA))
                .withMessageContaining("still be on their way");
        assertThat(reports.newest(10)).isEmpty();
    }

    @Test
    void beginsAgainWhatAStopInterrupted() throws InterruptedException {
        // Given
        provider.finding = findings -> {
            throw new InterruptedException("stop");
        };
        assertThatThrownBy(() -> scheduled().sweep()).isInstanceOf(InterruptedException.class);
        provider.finding = findings -> findings.compared(1);
        // When
        scheduled().sweep();
        // Then
        assertThat(reports.newest(10))
                .singleElement()
                .satisfies(report -> assertThat(report.state()).isEqualTo(State.DONE));
        assertThat(provider.ranges.getLast()).isEqualTo(provider.ranges.getFirst());
    }

    @Test
    void forgetsOldReportsButNotWhereTheNextSweepBegins() throws InterruptedException {
        // Given
        var sweeps = scheduled();
        sweeps.request(START.minusSeconds(7200), START.minusSeconds(3600), OLGA);
        sweeps.sweep();
        var done = reports.lastDone().orElseThrow();
        now = START.plus(Duration.ofDays(90));
        provider.finding = findings -> {
            throw new IllegalStateException("Twilio answered 503");
        };
        // When
        sweeps.sweep();
        // Then
        assertThat(reports.newest(10))
                .extracting(ReconciliationReport::state)
                .containsExactly(State.FAILED, State.DONE);
        assertThat(reports.lastDone()).contains(done);
    }

    private Reconciliations scheduled() {
        return reconciliations(true);
    }

    private Reconciliations onDemand() {
        return reconciliations(false);
    }

    private Reconciliations reconciliations(boolean scheduled) {
        return new Reconciliations(
                provider,
                reports,
                new Settings(scheduled, INTERVAL, LOOK_BACK, GRACE, RETRY, Duration.ofDays(30)),
                thrown -> new Failure.Transient(String.valueOf(thrown.getMessage()), null, null, true),
                ended::add,
                () -> wakes++,
                () -> now);
    }

    private record Settings(
            boolean scheduled, Duration interval, Duration lookBack, Duration grace, Duration retry, Duration keep)
            implements ReconciliationSettings {}

    private record Range(Instant from, Instant to) {}

    @FunctionalInterface
    private interface Finding {
        void tell(Reconciliation.Findings findings) throws Exception;
    }

    private static final class FakeProvider implements Reconciliation {
        private final List<Range> ranges = new ArrayList<>();
        private Finding finding = findings -> {};

        @Override
        public void compare(Instant from, Instant to, Findings findings) throws Exception {
            ranges.add(new Range(from, to));
            finding.tell(findings);
        }
    }
}
