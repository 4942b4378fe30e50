package dev.trunkline.journal.engine;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler.OnPark;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.Instance.BusyException;
import dev.trunkline.journal.testing.TestHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of entries whose attempts fail. */
class FailureTest {

    private Database database;
    private JournalQuery query;

    @BeforeEach
    void create() {
        database = Database.create(10);
        database.update("create table effect (event_id text primary key)");
        query = new JournalQuery(database.transactions());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Tag("A08")
    void appliesTwentyEventsOnceAndInOrderAfterAnOutage() {
        // Given
        var up = new AtomicBoolean();
        var applied = new CopyOnWriteArrayList<String>();
        try (var instance = Instance.of(database, (entry, steps) -> {
                    if (!up.get()) {
                        throw new IOException("Twilio is down");
                    }
                    applied.add(
                            steps.once("send", String.class, () -> entry.event().id()));
                    return Completion.nothing();
                })
                .start()) {
            instance.journal().append(entries("a", 20));
            await().untilAsserted(() -> assertThat(query.byEventId("a-0").map(EntryView::attempts))
                    .hasValueSatisfying(attempts -> assertThat(attempts).isGreaterThan(2)));
            // When
            up.set(true);
            // Then
            awaitDone(20);
            assertThat(applied)
                    .containsExactlyElementsOf(
                            entries("a", 20).stream().map(e -> e.event().id()).toList());
        }
    }

    @Test
    @Tag("A09")
    void lanesThatAlwaysFailDoNotHoldTheOthersEvenWhereTheyOutnumberTheWorkers() {
        // Given
        var settings = new EngineSettings(
                4, Duration.ofSeconds(5), Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofSeconds(5));
        var handler = TestHandler.of((entry, steps) -> {
            if (entry.lane().startsWith("poison")) {
                throw new IOException("always");
            }
            return Completion.nothing();
        });
        try (var instance =
                Instance.of(database, handler, settings, EngineListener.NONE).start()) {
            var batch = new ArrayList<NewEntry>();
            for (var lane = 0; lane < 20; lane++) {
                batch.addAll(entries("poison" + lane, 3));
            }
            for (var lane = 0; lane < 30; lane++) {
                batch.addAll(entries("sound" + lane, 5));
            }
            // When
            instance.journal().append(batch);
            // Then
            awaitDone(150);
            assertThat(query.ledger().of(EntryState.WAITING)).isEqualTo(60);
        }
    }

    @Test
    void aLaneMovesOnPastAParkedEntryWhereItsHandlerSaysSo() {
        // Given
        var handler = new TestHandler(parking("a-0"), OnPark.LANE_MOVES_ON, Duration.ofDays(3));
        try (var instance = Instance.of(database, handler, Instance.settings(), EngineListener.NONE)
                .start()) {
            // When
            instance.journal().append(entries("a", 3));
            // Then
            awaitDone(2);
            assertThat(query.byEventId("a-0").map(EntryView::state)).contains(EntryState.PARKED);
            assertThat(query.backlog().parked()).isEqualTo(1);
            assertThat(query.backlog().depth()).isZero();
        }
    }

    @Test
    @Tag("A09")
    void aLaneThatWaitsGoesOnInItsPlaceOnceItIsReadyAgain() {
        // Given
        var seen = new CopyOnWriteArrayList<String>();
        var mended = new AtomicBoolean();
        try (var instance = Instance.of(database, (entry, steps) -> {
                    if (entry.event().id().equals("a-1") && !mended.get()) {
                        throw new ParkException("no open session for MS1: open one, then retry");
                    }
                    seen.add(entry.event().id());
                    return Completion.nothing();
                })
                .start()) {
            instance.journal().append(entries("a", 3));
            await().untilAsserted(() -> assertThat(query.parked(10)).hasSize(1));
            // When
            mended.set(true);
            database.transactions().call(connection -> {
                database.update("update journal_entry set state = 'waiting' where state = 'parked'");
                return database.update("update journal_lane set state = 'ready' where state = 'parked'");
            });
            // Then
            awaitDone(3);
            assertThat(seen).containsExactly("a-0", "a-1", "a-2");
        }
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        // Given
        var handler = TestHandler.of((entry, steps) -> {
            throw new BusyException(Duration.ofHours(2));
        });
        try (var instance = Instance.of(database, handler, Instance.settings(), EngineListener.NONE)
                .start()) {
            // When
            instance.journal().append(entries("a", 1));
            // Then
            await().untilAsserted(() -> assertThat(
                            database.number(
                                    "select coalesce(max(extract(epoch from next_at - now())::bigint / 60), 0) from journal_lane"))
                    .isBetween(119L, 120L));
            assertThat(query.byEventId("a-0").map(EntryView::reason)).contains("busy");
            assertThat(query.byEventId("a-0").map(EntryView::code)).contains(20429);
        }
    }

    @Test
    void parksWhatIsStillFailingAtTheEndOfItsTimeLimit() {
        // Given
        var handler = new TestHandler(
                (entry, steps) -> {
                    throw new IOException("still down");
                },
                OnPark.LANE_WAITS,
                Duration.ofDays(3));
        try (var instance = Instance.of(database, handler, Instance.settings(), EngineListener.NONE)) {
            instance.journal().append(entries("a", 1));
            database.update("update journal_entry set appended_at = now() - interval '73 hours'");
            // When
            instance.start();
            // Then
            await().untilAsserted(() -> assertThat(query.parked(10))
                    .singleElement()
                    .satisfies(parked -> assertThat(parked.reason())
                            .startsWith("given up after PT73H")
                            .endsWith("still down")));
        }
    }

    @Test
    void aCompletionThatFailsIsRolledBackAndTriedAgain() {
        // Given
        var tries = new AtomicInteger();
        try (var instance = Instance.of(database, (entry, steps) -> outbox -> {
                    outbox.add("topic", "key", entry.event());
                    insertEffect(entry.event().id());
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("the pool is closed");
                    }
                })
                .start()) {
            // When
            instance.journal().append(entries("a", 2));
            // Then
            awaitDone(2);
            assertThat(database.number("select count(*) from effect")).isEqualTo(2);
            assertThat(database.number("select count(*) from journal_outbox")).isEqualTo(2);
        }
    }

    @Test
    void aConstraintThatIsViolatedAgainAndAgainParksTheEntry() {
        // Given
        insertEffect("taken");
        try (var instance = Instance.of(database, (entry, steps) -> outbox -> insertEffect("taken"))
                .start()) {
            // When
            instance.journal().append(entries("a", 1));
            // Then
            await().untilAsserted(() -> assertThat(query.parked(10))
                    .singleElement()
                    .satisfies(parked -> {
                        assertThat(parked.attempts()).isEqualTo(FailurePolicy.CONSTRAINT_ATTEMPTS);
                        assertThat(parked.reason()).contains("the database refused it 5 times", "effect_pkey");
                    }));
        }
    }

    private static TestHandler.Work parking(String id) {
        return (entry, steps) -> {
            if (entry.event().id().equals(id)) {
                throw new ParkException("broken");
            }
            return Completion.nothing();
        };
    }

    private void insertEffect(String id) {
        database.update("insert into effect (event_id) values (?)", id);
    }

    private void awaitDone(long count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(query.ledger().of(EntryState.DONE)).isEqualTo(count));
    }
}
