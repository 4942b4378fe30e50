package dev.trunkline.journal.operations;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Hold, release and the list of lanes. */
class LaneActionsTest {

    private static final Justification BY = new Justification("olga", "Twilio asked us to");

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
    void aHeldLaneRunsOnlyOnceItIsReleasedEvenIfItHadNoEntriesBefore() {
        try (var instance =
                Instance.of(database, (entry, steps) -> Completion.nothing()).start()) {
            // Given
            instance.operations().hold("a", BY);
            instance.journal().append(entries("a", 2));
            instance.journal().append(entries("b", 1));
            awaitDone(instance, 1);
            assertThat(state(instance)).isEqualTo(LaneState.HELD);
            // When
            instance.operations().release("a", BY);
            // Then
            awaitDone(instance, 3);
        }
    }

    @Test
    void anEntryThatIsBeingHandledIsFinishedBeforeAHoldTakesEffect() throws Exception {
        // Given
        var began = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var instance = Instance.of(database, (entry, steps) -> {
                    began.countDown();
                    mayEnd.await();
                    return Completion.nothing();
                })
                .start()) {
            instance.journal().append(entries("a", 2));
            began.await();
            // When
            instance.operations().hold("a", BY);
            mayEnd.countDown();
            // Then
            awaitDone(instance, 1);
            await().untilAsserted(() -> assertThat(
                            database.number("select count(*) from journal_lane where lease_until > '-infinity'"))
                    .isZero());
            var lane = instance.operations().lane("a").orElseThrow();
            assertThat(lane.state()).isEqualTo(LaneState.HELD);
            assertThat(lane.depth()).isEqualTo(1);
            assertThat(lane.worker()).isNull();
        }
    }

    @Test
    void aLaneThatIsReleasedGoesOnWaitingForItsParkedHead() {
        // Given
        var broken = new AtomicBoolean(true);
        try (var instance = Instance.of(database, (entry, steps) -> {
                    if (broken.get()) {
                        throw new ParkException("broken");
                    }
                    return Completion.nothing();
                })
                .start()) {
            instance.journal().append(entries("a", 2));
            await().untilAsserted(() -> assertThat(state(instance)).isEqualTo(LaneState.PARKED));
            instance.operations().hold("a", BY);
            // When
            instance.operations().release("a", BY);
            // Then
            assertThat(state(instance)).isEqualTo(LaneState.PARKED);
            broken.set(false);
            instance.operations().retry(instance.query().parked(1).getFirst().id(), BY);
            awaitDone(instance, 2);
        }
    }

    @Test
    void aLaneThatParksWhileItIsHeldStaysHeld() throws Exception {
        // Given
        var began = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var instance = Instance.of(database, (entry, steps) -> {
                    began.countDown();
                    mayEnd.await();
                    throw new ParkException("broken");
                })
                .start()) {
            instance.journal().append(entries("a", 1));
            began.await();
            instance.operations().hold("a", BY);
            // When
            mayEnd.countDown();
            // Then
            await().untilAsserted(() -> assertThat(instance.query().parked(1)).hasSize(1));
            assertThat(state(instance)).isEqualTo(LaneState.HELD);
            instance.operations().release("a", BY);
            assertThat(state(instance)).isEqualTo(LaneState.PARKED);
        }
    }

    @Test
    void aRetriedEntryOfAHeldLaneWaitsForTheRelease() {
        // Given
        var broken = new AtomicBoolean(true);
        try (var instance = Instance.of(database, (entry, steps) -> {
                    if (broken.get()) {
                        throw new ParkException("broken");
                    }
                    return Completion.nothing();
                })
                .start()) {
            instance.journal().append(entries("a", 1));
            await().untilAsserted(() -> assertThat(state(instance)).isEqualTo(LaneState.PARKED));
            instance.operations().hold("a", BY);
            broken.set(false);
            // When
            instance.operations().retry(instance.query().parked(1).getFirst().id(), BY);
            // Then
            assertThat(state(instance)).isEqualTo(LaneState.HELD);
            instance.operations().release("a", BY);
            awaitDone(instance, 1);
        }
    }

    @Test
    void refusesToHoldTwiceAndToReleaseWhatIsNotHeld() {
        try (var instance = Instance.of(database, (entry, steps) -> Completion.nothing())) {
            // Given
            var operations = instance.operations();
            operations.hold("a", BY);
            instance.journal().append(entries("b", 1));
            // When
            // Then
            assertThatThrownBy(() -> operations.hold("a", BY)).isInstanceOf(NotPossibleException.class);
            assertThatThrownBy(() -> operations.hold(" ", BY)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> operations.release("b", BY))
                    .isInstanceOf(NotPossibleException.class)
                    .hasMessageContaining("ready, not held");
            assertThatThrownBy(() -> operations.release("c", BY)).isInstanceOf(NoSuchElementException.class);
            assertThat(operations.audit(10, Optional.empty()).items()).hasSize(1);
        }
    }

    @Test
    void listsLanesInPagesTheOneWithTheOldestEntryFirst() {
        try (var instance = Instance.of(database, (entry, steps) -> Completion.nothing())) {
            // Given
            for (var lane : List.of("c", "a", "d", "b")) {
                instance.journal().append(entries(lane, 2));
            }
            instance.operations().hold("empty", BY);
            instance.operations().hold("d", BY);
            // When
            var keys = new ArrayList<String>();
            Optional<String> cursor = Optional.empty();
            do {
                var page = instance.operations().lanes(Optional.empty(), 2, cursor);
                page.items().forEach(lane -> keys.add(lane.key()));
                cursor = Optional.ofNullable(page.next());
            } while (cursor.isPresent());
            // Then
            assertThat(keys).containsExactly("c", "a", "d", "b", "empty");
            assertThat(instance.operations()
                            .lanes(Optional.of(LaneState.HELD), 10, Optional.empty())
                            .items())
                    .extracting(LaneView::key)
                    .containsExactly("d", "empty");
            assertThat(instance.query().backlog().held()).isEqualTo(2);
            var lane = instance.operations().lane("d").orElseThrow();
            assertThat(lane.depth()).isEqualTo(2);
            assertThat(lane.headType()).isEqualTo("test.happened");
            assertThat(lane.oldest()).isNotNull();
        }
    }

    private static LaneState state(Instance instance) {
        return instance.operations().lane("a").map(LaneView::state).orElse(LaneState.READY);
    }

    private static void awaitDone(Instance instance, long count) {
        await().untilAsserted(() ->
                assertThat(instance.query().ledger().of(EntryState.DONE)).isEqualTo(count));
    }
}
