package dev.trunkline.journal.operations;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler.OnPark;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.engine.EngineListener;
import dev.trunkline.journal.engine.EngineSettings;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.TestHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Retry, skip and edit of single entries. */
class EntryActionsTest {

    private static final Justification BY = new Justification("olga", "the customer called");

    private final List<String> applied = new CopyOnWriteArrayList<>();
    private final AtomicBoolean mended = new AtomicBoolean();
    private Database database;

    @BeforeEach
    void create() {
        database = Database.create(10);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Tag("A09")
    void aParkedEntryThatIsRetriedIsAppliedOnceAndInItsPlace() {
        try (var instance = start(OnPark.LANE_WAITS)) {
            // Given
            instance.journal().append(entries("a", 3));
            var parked = awaitParked(instance);
            mended.set(true);
            // When
            instance.operations().retry(parked.id(), BY);
            // Then
            awaitDone(instance, 3);
            assertThat(applied).containsExactly("a-0", "a-1", "a-2");
            assertThat(instance.query().parked(10)).isEmpty();
        }
    }

    @Test
    void aParkedEntryThatItsLaneLeftBehindIsRetriedAtTheLanesEnd() {
        try (var instance = start(OnPark.LANE_MOVES_ON)) {
            // Given
            instance.journal().append(entries("a", 3));
            awaitDone(instance, 2);
            var parked = awaitParked(instance);
            mended.set(true);
            // When
            instance.operations().retry(parked.id(), BY);
            // Then
            awaitDone(instance, 3);
            assertThat(applied).containsExactly("a-1", "a-2", "a-0");
            assertThat(entry(instance, "a-0").seq()).isEqualTo(4);
        }
    }

    @Test
    void aRetryDoesNotWaitForTheBackoffAndGivesAFreshTimeLimit() {
        // Given
        var handler = new TestHandler(
                (entry, steps) -> {
                    if (!mended.get()) {
                        throw new IOException("down");
                    }
                    return Completion.nothing();
                },
                OnPark.LANE_WAITS,
                Duration.ofDays(3));
        try (var instance = Instance.of(database, handler, Instance.settings(), EngineListener.NONE)
                .start()) {
            instance.journal().append(entries("a", 1));
            await().untilAsserted(
                            () -> assertThat(entry(instance, "a-0").attempts()).isPositive());
            instance.operations().hold("a", BY);
            awaitNoWorker();
            database.update("update journal_lane set next_at = now() + interval '1 day'");
            database.update("update journal_entry set appended_at = now() - interval '5 days'");
            instance.operations().release("a", BY);
            // When
            instance.operations().retry(entry(instance, "a-0").id(), BY);
            // Then
            await().untilAsserted(
                            () -> assertThat(entry(instance, "a-0").attempts()).isPositive());
            assertThat(entry(instance, "a-0").state()).isEqualTo(EntryState.WAITING);
            mended.set(true);
            awaitDone(instance, 1);
        }
    }

    @Test
    void anEntryThatIsBeingHandledIsLeftAloneUntilItsWorkerHasEnded() throws Exception {
        // Given
        var began = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var calls = new AtomicInteger();
        try (var instance = Instance.of(database, (entry, steps) -> {
                    calls.incrementAndGet();
                    began.countDown();
                    mayEnd.await();
                    throw new IOException("down");
                })
                .start()) {
            instance.journal().append(entries("a", 1));
            began.await();
            var id = entry(instance, "a-0").id();
            var operations = instance.operations();
            // When
            // Then
            for (ThrowingCallable verb : List.<ThrowingCallable>of(
                    () -> operations.retry(id, BY),
                    () -> operations.skip(id, BY),
                    () -> operations.edit(id, new byte[0], BY))) {
                assertThatThrownBy(verb)
                        .isInstanceOf(NotPossibleException.class)
                        .hasMessageContaining("entry " + id + " is being handled until")
                        .hasMessageContaining("hold the lane first, then try again");
            }
            assertThat(operations.audit(10, Optional.empty()).items()).isEmpty();
            // When the lane is held and the worker has ended
            operations.hold("a", BY);
            mayEnd.countDown();
            awaitNoWorker();
            operations.skip(id, BY);
            // Then
            assertThat(entry(instance, "a-0").state()).isEqualTo(EntryState.SKIPPED);
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void aWorkerWhoseLeaseHasRunOutCannotFinishAnEntryThatIsSkipped() throws Exception {
        // Given a lease that is not renewed meanwhile, and a lane that nobody else takes
        var began = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var completed = new AtomicInteger();
        var settings = new EngineSettings(
                8, Duration.ofHours(1), Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(5));
        var handler = TestHandler.of((entry, steps) -> {
            if (entry.event().id().equals("a-0")) {
                began.countDown();
                mayEnd.await();
                return outbox -> completed.incrementAndGet();
            }
            return Completion.nothing();
        });
        try (var instance =
                Instance.of(database, handler, settings, EngineListener.NONE).start()) {
            instance.journal().append(entries("a", 2));
            began.await();
            instance.operations().hold("a", BY);
            database.update("update journal_lane set lease_until = now() - interval '1 second'");
            // When
            instance.operations().skip(entry(instance, "a-0").id(), BY);
            instance.operations().release("a", BY);
            // Then
            awaitDone(instance, 1);
            mayEnd.countDown();
            instance.close();
            assertThat(completed).hasValue(0);
            assertThat(entry(instance, "a-0").state()).isEqualTo(EntryState.SKIPPED);
            assertThat(entry(instance, "a-0").finishedAt()).isNotNull();
        }
    }

    @Test
    void aParkedEntryThatIsSkippedLetsItsLaneGoOn() {
        try (var instance = start(OnPark.LANE_WAITS)) {
            // Given
            instance.journal().append(entries("a", 3));
            var parked = awaitParked(instance);
            // When
            instance.operations().skip(parked.id(), BY);
            // Then
            awaitDone(instance, 2);
            assertThat(applied).containsExactly("a-1", "a-2");
            assertThat(instance.query().backlog().depth()).isZero();
        }
    }

    @Test
    void aParkedEntryThatItsLaneLeftBehindCanBeSkipped() {
        try (var instance = start(OnPark.LANE_MOVES_ON)) {
            // Given
            instance.journal().append(entries("a", 2));
            awaitDone(instance, 1);
            // When
            instance.operations().skip(awaitParked(instance).id(), BY);
            // Then
            assertThat(entry(instance, "a-0").state()).isEqualTo(EntryState.SKIPPED);
            assertThat(instance.query().parked(1)).isEmpty();
        }
    }

    @Test
    void anEditedEntryIsAppliedWithItsNewDataAndTheFormerIsKept() {
        // Given
        var seen = new CopyOnWriteArrayList<String>();
        try (var instance = Instance.of(database, (entry, steps) -> {
                    var text = new String(entry.event().data(), StandardCharsets.UTF_8);
                    if (text.equals("Id=a-0")) {
                        throw new ParkException("no number in it");
                    }
                    seen.add(text);
                    return Completion.nothing();
                })
                .start()) {
            instance.journal().append(entries("a", 2));
            var parked = awaitParked(instance);
            // When
            instance.operations().edit(parked.id(), "mended".getBytes(StandardCharsets.UTF_8), BY);
            // Then
            awaitDone(instance, 2);
            assertThat(seen).containsExactly("mended", "Id=a-1");
            assertThat(database.text("select convert_from(previous, 'UTF8') from journal_audit"))
                    .isEqualTo("Id=a-0");
        }
    }

    @Test
    void eachActionIsAuditedWithWhoAndWhy() {
        try (var instance = start(OnPark.LANE_WAITS)) {
            // Given
            instance.journal().append(entries("a", 2));
            var parked = awaitParked(instance);
            var operations = instance.operations();
            // When
            operations.hold("a", BY);
            operations.edit(parked.id(), new byte[] {1}, BY);
            operations.retry(parked.id(), BY);
            operations.skip(parked.id(), new Justification("pit", "not needed"));
            operations.release("a", BY);
            // Then
            var audit = operations.audit(10, Optional.empty()).items();
            assertThat(audit)
                    .extracting(AuditRecord::action)
                    .containsExactly("release", "skip", "retry", "edit", "hold");
            assertThat(audit.get(1).by()).isEqualTo(new Justification("pit", "not needed"));
            assertThat(audit.get(1).entry()).isEqualTo(parked.id());
            assertThat(audit).allSatisfy(line -> assertThat(line.lane()).isEqualTo("a"));
            assertThat(audit.get(3).detail()).contains("\"bytesBefore\": 6", "\"bytes\": 1");
        }
    }

    @Test
    void tellsTheFailedAttemptsAndStepsOfAnEntry() {
        // Given
        try (var instance = Instance.of(database, (entry, steps) -> {
                    steps.once("look", String.class, () -> "found");
                    if (entry.attempt() == 1) {
                        throw new Instance.BusyException(Duration.ZERO);
                    }
                    throw new ParkException("broken");
                })
                .start()) {
            instance.journal().append(entries("a", 1));
            var id = awaitParked(instance).id();
            // When
            var detail = instance.operations().entry(id).orElseThrow();
            // Then
            assertThat(detail.origin()).isEqualTo(id);
            assertThat(detail.replay()).isNull();
            assertThat(detail.attempts())
                    .extracting(FailedAttempt::attempt, FailedAttempt::reason, FailedAttempt::code)
                    .containsExactly(tuple(1, "busy", 20429), tuple(2, "broken", null));
            assertThat(detail.steps()).singleElement().satisfies(step -> {
                assertThat(step.name()).isEqualTo("look");
                assertThat(step.done()).isTrue();
                assertThat(step.result()).isEqualTo("\"found\"");
            });
        }
    }

    @Test
    void refusesWhatTheStateDoesNotAllow() {
        try (var instance = start(OnPark.LANE_WAITS)) {
            // Given
            instance.journal().append(entries("a", 2));
            instance.journal().append(entries("b", 1));
            awaitDone(instance, 1);
            awaitParked(instance);
            var behind = entry(instance, "a-1").id();
            var done = entry(instance, "b-0").id();
            var operations = instance.operations();
            // When
            // Then
            assertThatThrownBy(() -> operations.retry(behind, BY))
                    .isInstanceOf(NotPossibleException.class)
                    .hasMessageContaining("waits behind 1 others");
            assertThatThrownBy(() -> operations.skip(behind, BY)).isInstanceOf(NotPossibleException.class);
            assertThatThrownBy(() -> operations.edit(done, new byte[0], BY))
                    .isInstanceOf(NotPossibleException.class)
                    .hasMessageContaining("is done", "replay it");
            assertThatThrownBy(() -> operations.retry(4711, BY))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("4711");
            assertThat(operations.audit(10, Optional.empty()).items()).isEmpty();
        }
    }

    /** Parks the first entry of lane a until mended; records what it applies. */
    private Instance start(OnPark onPark) {
        TestHandler.Work work = (entry, steps) -> {
            var id = entry.event().id();
            if (id.equals("a-0") && !mended.get()) {
                throw new ParkException("broken");
            }
            return outbox -> applied.add(id);
        };
        var handler = new TestHandler(work, onPark, Duration.ofDays(3));
        return Instance.of(database, handler, Instance.settings(), EngineListener.NONE)
                .start();
    }

    private static EntryView awaitParked(Instance instance) {
        await().untilAsserted(() -> assertThat(instance.query().parked(1)).hasSize(1));
        return instance.query().parked(1).getFirst();
    }

    private void awaitNoWorker() {
        await().untilAsserted(() -> assertThat(
                        database.number("select count(*) from journal_lane where lease_until > '-infinity'"))
                .isZero());
    }

    private static void awaitDone(Instance instance, long count) {
        await().untilAsserted(() ->
                assertThat(instance.query().ledger().of(EntryState.DONE)).isEqualTo(count));
    }

    private static EntryView entry(Instance instance, String eventId) {
        return instance.query().byEventId(eventId).orElseThrow();
    }
}
