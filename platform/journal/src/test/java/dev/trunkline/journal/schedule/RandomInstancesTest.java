package dev.trunkline.journal.schedule;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.journal.engine.EngineListener;
import dev.trunkline.journal.engine.EngineSettings;
import dev.trunkline.journal.jdbc.OutboxRows;
import dev.trunkline.journal.jdbc.OutboxRows.Outcome;
import dev.trunkline.journal.jdbc.OutboxRows.Row;
import dev.trunkline.journal.operations.EntryFilter;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Events;
import dev.trunkline.journal.testing.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Three instances on one database, at the same time: intake with repetitions, handlers that fail, park and are robbed of their leases,
 * an operator who retries, skips, holds, releases and replays, a publisher that dies between Kafka's acknowledgement and its commit.
 * Threads decide the order, the seed the rest. {@code -Djournal.seed=N} repeats one.
 */
class RandomInstancesTest {

    private static final int LANES = 6;
    private static final int PER_LANE = 20;
    private static final Justification BY = new Justification("olga", "random");

    static LongStream seeds() {
        var seed = Long.getLong("journal.seed");
        return seed != null ? LongStream.of(seed) : LongStream.of(1, 2, new Random().nextLong());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyEntryEndsOnceAndItsEffectsComeInOrder(long seed) throws Exception {
        try (var database = Database.create(16)) {
            new Run(database, seed).run();
        } catch (Throwable t) {
            throw new AssertionError("seed " + seed + " (repeat with -Djournal.seed=" + seed + ")", t);
        }
    }

    private static final class Run implements EntryHandler {
        private final long seed;
        private final Database database;
        private final AtomicBoolean trouble = new AtomicBoolean(true);
        private final List<Row> published = new ArrayList<>();

        Run(Database database, long seed) {
            this.database = database;
            this.seed = seed;
            database.update("create table effect (id bigint generated always as identity, lane text, seq bigint,"
                    + " event_id text)");
        }

        void run() throws Exception {
            var settings = new EngineSettings(
                    4, Duration.ofSeconds(2), Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(5));
            try (var first = start(settings);
                    var second = start(settings);
                    var third = start(settings);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var intake = List.of(threads.submit(intake(first, 1)), threads.submit(intake(second, 2)));
                var others = List.of(
                        threads.submit(whileTrouble(3, this::rob)),
                        threads.submit(whileTrouble(4, random -> operate(third, random))),
                        threads.submit(whileTrouble(5, this::publishAndDie)));
                for (var one : intake) {
                    one.get();
                }
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> first.query().ledger().of(EntryState.DONE) > LANES * PER_LANE / 2);
                trouble.set(false);
                for (var one : others) {
                    one.get();
                }
                endAll(first);
                assertEnds();
            }
            publishRest();
            assertPublished();
        }

        private Instance start(EngineSettings settings) {
            return Instance.of(database, this, settings, EngineListener.NONE).start();
        }

        @Override
        public boolean handles(String eventType) {
            return eventType.equals("test.happened");
        }

        @Override
        public Completion handle(Entry entry, Steps steps) throws Exception {
            var id = entry.event().id();
            // Of the entry and its attempt, not of the thread: the same for one seed however threads run.
            var choice = new Random(seed ^ (id.hashCode() * 31L + entry.attempt())).nextInt(20);
            if (trouble.get() && choice < 3) {
                throw new IOException("connection reset");
            }
            if (trouble.get() && choice == 3) {
                throw new ParkException("random");
            }
            steps.once("send", String.class, () -> id);
            return outbox -> {
                database.update(
                        "insert into effect (lane, seq, event_id) values (?, ?, ?)", entry.lane(), entry.seq(), id);
                outbox.add("updates", entry.lane(), Events.event("update of " + id, "test.updated"));
            };
        }

        @Override
        public OnPark onPark(Entry entry) {
            return entry.id() % 2 == 0 ? OnPark.LANE_WAITS : OnPark.LANE_MOVES_ON;
        }

        /** Both writers bring all entries; each in batches of its own, every third a repetition of what was before. */
        private Callable<Boolean> intake(Instance instance, int number) {
            return () -> {
                var random = new Random(seed + number);
                for (var upTo = 1; upTo <= PER_LANE; upTo += 1 + random.nextInt(2)) {
                    append(instance, random, upTo);
                }
                append(instance, random, PER_LANE);
                return true;
            };
        }

        private static void append(Instance instance, Random random, int upTo) {
            var batch = new ArrayList<NewEntry>();
            var from = random.nextInt(3) == 0 ? 0 : Math.max(0, upTo - 3);
            for (var place = from; place < upTo; place++) {
                for (var lane = 0; lane < LANES; lane++) {
                    batch.add(Events.entry("lane" + lane, "lane" + lane + "-" + place));
                }
            }
            instance.journal().append(batch);
        }

        @FunctionalInterface
        private interface Act {
            void once(Random random);
        }

        private Callable<Boolean> whileTrouble(int number, Act act) {
            return () -> {
                var random = new Random(seed + number);
                while (trouble.get()) {
                    act.once(random);
                }
                return true;
            };
        }

        /** The leases of a lane run out while its worker works on: as if that were frozen. */
        private void rob(Random random) {
            database.update(
                    "update journal_lane set lease_until = now() - interval '1 second' where key = ? and lease_until > now()",
                    "lane" + random.nextInt(LANES));
        }

        private void operate(Instance instance, Random random) {
            var lane = "lane" + random.nextInt(LANES);
            var event = lane + "-" + random.nextInt(PER_LANE);
            try {
                switch (random.nextInt(8)) {
                    case 0, 1 ->
                        instance.query()
                                .byEventId(event)
                                .ifPresent(entry -> instance.operations().retry(entry.id(), BY));
                    case 2 ->
                        instance.query()
                                .parked(1)
                                .forEach(entry -> instance.operations().skip(entry.id(), BY));
                    case 3 -> instance.operations().hold(lane, BY);
                    case 4, 5, 6 -> instance.operations().release(lane, BY);
                    default -> {
                        if (random.nextInt(20) == 0) {
                            instance.replays()
                                    .start(new EntryFilter(null, EntryState.DONE, lane, null, null, null), BY);
                        }
                    }
                }
            } catch (NotPossibleException | NoSuchElementException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }

        /** Kafka has acknowledged some of a batch when the publisher dies. */
        private void publishAndDie(Random random) {
            try {
                new OutboxRows(database.transactions()).take(1 + random.nextInt(20), batch -> {
                    for (var row : batch) {
                        published.add(row);
                        if (random.nextInt(10) == 0) {
                            throw new IllegalStateException("dies");
                        }
                    }
                    return new Outcome(batch.stream().map(Row::id).toList(), Map.of());
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("dies");
            }
        }

        private void endAll(Instance instance) {
            await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
                for (var lane = 0; lane < LANES; lane++) {
                    releaseIfHeld(instance, "lane" + lane);
                }
                instance.query()
                        .parked(1_000)
                        .forEach(entry -> instance.operations().retry(entry.id(), BY));
                assertThat(instance.query().ledger().of(EntryState.WAITING)).isZero();
                assertThat(instance.query().ledger().of(EntryState.PARKED)).isZero();
                assertThat(instance.query().backlog().depth()).isZero();
            });
        }

        private static void releaseIfHeld(Instance instance, String lane) {
            try {
                instance.operations().release(lane, BY);
            } catch (NotPossibleException e) {
                assertThat(e).hasMessageContaining("not held");
            }
        }

        private void assertEnds() {
            assertThat(database.number(
                            "select count(*) from journal_entry" + " where type = 'test.happened' and replay is null"))
                    .as("every entry was taken in once")
                    .isEqualTo(LANES * PER_LANE);
            assertThat(database.text("select string_agg(entry.event_id || ' ' || entry.state || ' ' || effects, ', ')"
                            + " from journal_entry entry, lateral (select count(*) as effects from effect"
                            + " where effect.event_id = entry.event_id) counted where type = 'test.happened'"
                            + " and effects <> case state when 'done' then 1 else 0 end"))
                    .as("what is done had its effect once, what was skipped had none")
                    .isEqualTo("null");
            assertThat(database.text("select string_agg(event_id, ', ') from (select event_id, seq,"
                            + " lag(seq, 1, 0::bigint) over (partition by lane order by id) as before from effect) e"
                            + " where seq <= before"))
                    .as("effects out of place")
                    .isEqualTo("null");
        }

        private void publishRest() {
            var rows = new OutboxRows(database.transactions());
            while (rows.take(100, batch -> {
                        published.addAll(batch);
                        return new Outcome(batch.stream().map(Row::id).toList(), Map.of());
                    })
                    > 0) {
                assertThat(published).isNotEmpty();
            }
        }

        /** At least once, and the first time in the order of the effects. */
        private void assertPublished() {
            Map<String, Set<String>> byLane = new LinkedHashMap<>();
            published.stream()
                    .filter(row -> row.topic().equals("updates"))
                    .forEach(row -> byLane.computeIfAbsent(row.key(), key -> new LinkedHashSet<>())
                            .add(row.event().id()));
            for (var lane = 0; lane < LANES; lane++) {
                var key = "lane" + lane;
                assertThat(String.join(", ", byLane.getOrDefault(key, Set.of())))
                        .isEqualTo(database.text("select string_agg('update of ' || event_id, ', ' order by id)"
                                + " from effect where lane = '" + key + "'"));
            }
        }
    }
}
