package dev.trunkline.journal.engine;

import dev.trunkline.contracts.event.LeaseScope;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.TestHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static dev.trunkline.journal.testing.Events.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Append against claim against finish, on several instances. */
class LaneRaceTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private Database database;

    @BeforeEach
    void create() {
        database = Database.create(20);
        database.update("create table effect (id bigint generated always as identity, lane text, event_id text)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void strandsNoEntryThatArrivesWhileItsLaneFinishes() throws Exception {
        // Given an engine that never looks by itself, so that one lost wake-up stops a writer for good
        var handled = new Semaphore(0);
        var settings =
                new EngineSettings(4, Duration.ofMinutes(1), NEVER, Duration.ofSeconds(1), Duration.ofSeconds(5));
        var handler = TestHandler.of((entry, steps) -> {
            handled.release();
            return Completion.nothing();
        });
        try (var instance =
                Instance.of(database, handler, settings, EngineListener.NONE).start()) {
            // When each next entry comes at the moment its lane is about to finish the one before
            var count = 2_000;
            for (var i = 0; i < count; i++) {
                instance.journal().append(List.of(entry("lane-" + i % 3, "e-" + i)));
                assertThat(handled.tryAcquire(30, TimeUnit.SECONDS))
                        .as("entry %d was handled", i)
                        .isTrue();
            }
            // Then
            await().untilAsserted(() ->
                    assertThat(instance.query().ledger().of(EntryState.DONE)).isEqualTo(count));
        }
    }

    @Test
    @Tag("A08")
    void keepsOrderAndRepeatsNothingOnThreeInstancesThatFailNowAndThen() throws Exception {
        // Given
        var random = new Random(11);
        TestHandler.Work work = (entry, steps) -> {
            if (random.nextInt(20) == 0) {
                throw new IOException("connection reset");
            }
            return outbox -> database.update(
                    "insert into effect (lane, event_id) values (?, ?)",
                    entry.lane(),
                    entry.event().id());
        };
        var lanes = new ArrayList<String>();
        for (var lane = 0; lane < 30; lane++) {
            lanes.add("lane" + lane);
        }
        try (var first = Instance.of(database, work).start();
                var second = Instance.of(database, work).start();
                var third = Instance.of(database, work).start();
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            // When three writers append the same events of all lanes, each through an instance of its own
            var appends = new ArrayList<Callable<Boolean>>();
            for (var instance : List.of(first, second, third)) {
                appends.add(() -> {
                    for (var upTo = 1; upTo <= 20; upTo++) {
                        var batch = new ArrayList<NewEntry>();
                        for (var lane : lanes) {
                            batch.addAll(entries(lane, upTo));
                        }
                        instance.journal().append(batch);
                    }
                    return true;
                });
            }
            for (var appended : writers.invokeAll(appends)) {
                assertThat(appended.get()).isTrue();
            }
            // Then
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(first.query().ledger().of(EntryState.DONE))
                            .isEqualTo(600));
            assertThat(first.query().ledger().received()).isEqualTo(600);
            for (var lane : lanes) {
                assertThat(database.text(
                                "select string_agg(event_id, ' ' order by id) from effect where lane = '" + lane + "'"))
                        .isEqualTo(String.join(
                                " ",
                                entries(lane, 20).stream()
                                        .map(e -> e.event().id())
                                        .toList()));
            }
        }
    }

    @Test
    void voidsWhatAFrozenWorkerWritesAfterItsLeaseWasStolen() throws Exception {
        // Given a worker that freezes within its handler, and whose instance no longer renews leases
        var frozen = new CountDownLatch(1);
        var thaw = new CountDownLatch(1);
        var outcomes = new Outcomes();
        var mayAct = new AtomicBoolean(true);
        var shortLease = new EngineSettings(
                1, Duration.ofMillis(300), Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofMillis(1));
        var freezing = Instance.of(
                        database,
                        TestHandler.of((entry, steps) -> {
                            frozen.countDown();
                            thaw.await();
                            mayAct.set(LeaseScope.current().isHeld());
                            return outbox -> database.update(
                                    "insert into effect (lane, event_id) values ('frozen', ?)",
                                    entry.event().id());
                        }),
                        shortLease,
                        outcomes)
                .start();
        freezing.journal().append(entries("a", 2));
        frozen.await();
        freezing.close();
        TestHandler.Work work = (entry, steps) -> outbox -> database.update(
                "insert into effect (lane, event_id) values ('thief', ?)",
                entry.event().id());
        try (var thief = Instance.of(database, TestHandler.of(work), shortLease, outcomes)
                .start()) {
            await().untilAsserted(() ->
                    assertThat(thief.query().ledger().of(EntryState.DONE)).isEqualTo(2));
            // When
            thaw.countDown();
            // Then
            await().untilAsserted(() -> assertThat(outcomes.lost).hasValue(1));
            assertThat(outcomes.stolen).hasValue(1);
            assertThat(mayAct).isFalse();
            assertThat(database.text("select string_agg(lane || ' ' || event_id, ', ' order by id) from effect"))
                    .isEqualTo("thief a-0, thief a-1");
        }
    }

    @Test
    void keepsTheLeaseOfAHandlerThatTakesLonger() {
        // Given
        var runs = new AtomicInteger();
        var lease = Duration.ofSeconds(1);
        var settings =
                new EngineSettings(4, lease, Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofSeconds(5));
        var longWork = TestHandler.of((entry, steps) -> {
            runs.incrementAndGet();
            var held = new CountDownLatch(1);
            assertThat(held.await(lease.toMillis() * 3, TimeUnit.MILLISECONDS)).isFalse();
            await().until(LeaseScope.current()::isHeld);
            return Completion.nothing();
        });
        try (var one = Instance.of(database, longWork, settings, EngineListener.NONE)
                        .start();
                var other = Instance.of(database, longWork, settings, EngineListener.NONE)
                        .start()) {
            // When
            one.journal().append(entries("a", 1));
            // Then
            await().untilAsserted(() ->
                    assertThat(other.query().ledger().of(EntryState.DONE)).isEqualTo(1));
            assertThat(runs).hasValue(1);
        }
    }

    /** Counts what the engine reports. */
    private static final class Outcomes implements EngineListener {
        private final AtomicInteger lost = new AtomicInteger();
        private final AtomicInteger stolen = new AtomicInteger();

        @Override
        public void attempted(dev.trunkline.journal.Entry entry, Outcome outcome, Duration took) {
            if (outcome == Outcome.LEASE_LOST) {
                lost.incrementAndGet();
            }
        }

        @Override
        public void leasesStolen(int count) {
            stolen.addAndGet(count);
        }
    }
}
