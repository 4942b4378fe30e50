package dev.trunkline.journal.schedule;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler.OnPark;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.jdbc.JdbcJournal;
import dev.trunkline.journal.jdbc.JdbcOutbox;
import dev.trunkline.journal.jdbc.JdbcSteps;
import dev.trunkline.journal.jdbc.JournalRetention;
import dev.trunkline.journal.jdbc.LaneClaims;
import dev.trunkline.journal.jdbc.LaneLease;
import dev.trunkline.journal.jdbc.LaneMoves;
import dev.trunkline.journal.jdbc.LaneMoves.Reason;
import dev.trunkline.journal.jdbc.LeaseLostException;
import dev.trunkline.journal.jdbc.RetentionSettings;
import dev.trunkline.journal.jdbc.StepListener;
import dev.trunkline.journal.operations.JdbcOperations;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.LaneState;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.schedule.LaneModel.Item;
import dev.trunkline.journal.schedule.LaneModel.Lane;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Events;
import dev.trunkline.journal.testing.Instance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Intake, claims, steals, steps, outcomes of current and of robbed workers, operators and retention in a random order; after each
 * the tables must say what the model says. {@code -Djournal.seed=N} repeats the schedule of one seed.
 */
class RandomScheduleTest {

    private static final int STEPS = 200;
    private static final int LANES = 4;
    private static final int LEASES_REMEMBERED = 12;
    private static final Justification BY = new Justification("olga", "a random schedule");

    static LongStream seeds() {
        var seed = Long.getLong("journal.seed");
        return seed != null
                ? LongStream.of(seed)
                : LongStream.concat(LongStream.rangeClosed(1, 12), LongStream.of(new Random().nextLong()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTablesSayWhatTheModelSays(long seed) throws Exception {
        try (var database = Database.create(4)) {
            new Schedule(database, seed).run();
        }
    }

    private static final class Schedule {
        private final long seed;
        private final Random random;
        private final Database database;
        private final JdbcJournal journal;
        private final LaneClaims claims;
        private final LaneMoves moves;
        private final JdbcOperations operations;
        private final JournalRetention retention;
        private final LaneModel model = new LaneModel();
        /** Current ones and those that were lost, given back, or whose work is done. */
        private final List<LaneLease> leases = new ArrayList<>();

        private final List<String> log = new ArrayList<>();
        private int ids;
        private int acts;

        Schedule(Database database, long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.database = database;
            var transactions = database.transactions();
            journal = new JdbcJournal(transactions, () -> {});
            claims = new LaneClaims(transactions, "test", Duration.ofHours(1));
            moves = new LaneMoves(transactions, new JdbcOutbox(transactions, () -> {}), "test");
            operations = new JdbcOperations(transactions, () -> {});
            retention = new JournalRetention(
                    transactions,
                    new RetentionSettings(Duration.ofDays(14), Duration.ofDays(400), 1_000),
                    took -> true);
            database.update("create table effect (id bigint generated always as identity, lane text, event_id text)");
        }

        void run() throws Exception {
            try {
                for (var step = 0; step < STEPS; step++) {
                    step();
                    compare();
                }
                drain();
                compare();
                assertThat(model.items.values()).allMatch(Item::isFinished);
                compareEffects();
            } catch (Throwable t) {
                throw new AssertionError(
                        "seed " + seed + " (repeat with -Djournal.seed=" + seed + ") failed after:\n"
                                + String.join("\n", log),
                        t);
            }
        }

        private void step() throws Exception {
            switch (random.nextInt(24)) {
                case 0, 1, 2, 3 -> append();
                case 4, 5, 6, 7, 8 -> claim(1 + random.nextInt(3));
                case 9 -> expire();
                case 10 -> timePasses();
                case 11, 12, 13, 14 -> anyLease(lease -> complete(lease, random.nextBoolean()));
                case 15 -> anyLease(this::retryLater);
                case 16 ->
                    anyLease(lease -> park(lease, random.nextBoolean() ? OnPark.LANE_WAITS : OnPark.LANE_MOVES_ON));
                case 17, 18 -> anyLease(this::takeStep);
                case 19 -> anyItem(this::retry);
                case 20 -> anyItem(this::skip);
                case 21 -> hold(anyLane());
                case 22 -> release(anyLane());
                default -> forget();
            }
        }

        @FunctionalInterface
        private interface Act<T> {
            void on(T subject) throws Exception;
        }

        private void anyLease(Act<LaneLease> act) throws Exception {
            if (!leases.isEmpty()) {
                act.on(leases.get(random.nextInt(leases.size())));
            }
        }

        private void anyItem(Act<Item> act) throws Exception {
            var items = List.copyOf(model.items.values());
            if (!items.isEmpty()) {
                act.on(items.get(random.nextInt(items.size())));
            }
        }

        private String anyLane() {
            return "lane" + random.nextInt(LANES);
        }

        /** New entries of several lanes, among them some that are known already. */
        private void append() {
            var batch = new ArrayList<NewEntry>();
            var added = 0;
            for (var count = 1 + random.nextInt(4); count > 0; count--) {
                var known = List.copyOf(model.items.values());
                if (!known.isEmpty() && random.nextInt(3) == 0) {
                    var item = known.get(random.nextInt(known.size()));
                    batch.add(Events.entry(item.lane.key, item.id));
                } else {
                    var lane = anyLane();
                    batch.add(Events.entry(lane, lane + "-" + ids));
                    model.append(lane, lane + "-" + ids);
                    ids++;
                    added++;
                }
            }
            log.add("append " + batch.stream().map(entry -> entry.event().id()).toList());
            assertThat(journal.append(batch).added()).isEqualTo(added);
        }

        private void claim(int max) {
            log.add("claim " + max);
            var claimable = model.claimable();
            var claimed = claims.claim(max).leases();
            assertThat(claimed).hasSize(Math.min(max, claimable.size()));
            for (var lease : claimed) {
                var lane = model.lane(lease.lane());
                assertThat(claimable).contains(lane);
                lane.claimed(lease);
                remember(lease);
                assertIsHead(lease, lane);
            }
        }

        private void assertIsHead(LaneLease lease, Lane lane) {
            assertThat(lease.entry().event().id()).isEqualTo(lane.queue.getFirst().id);
            assertThat(lease.entry().attempt()).isEqualTo(lane.attempts);
        }

        private void remember(LaneLease lease) {
            log.add("  lease " + lease.entry().event().id() + " epoch " + lease.epoch());
            leases.add(lease);
            if (leases.size() > LEASES_REMEMBERED) {
                leases.remove(random.nextInt(leases.size()));
            }
        }

        /** Leases run out; who holds them does not know. */
        private void expire() {
            log.add("leases run out");
            database.update(
                    "update journal_lane set lease_until = now() - interval '1 second' where lease_until > '-infinity'");
            model.lanes.values().forEach(lane -> lane.expired = lane.lease != null);
        }

        private void timePasses() {
            log.add("retries become due");
            database.update("update journal_lane set next_at = now()");
            model.lanes.values().forEach(lane -> lane.due = true);
        }

        /** Whether the lease may still move its lane. */
        private boolean counts(LaneLease lease) {
            var lane = model.lanes.get(lease.lane());
            return lane != null && lane.isMovedBy(lease);
        }

        private void complete(LaneLease lease, boolean keep) {
            log.add("complete " + lease.entry().event().id() + " epoch " + lease.epoch() + " keep=" + keep);
            if (!counts(lease)) {
                assertLost(() -> moves.complete(lease, effect(lease), keep));
                return;
            }
            var next = moves.complete(lease, effect(lease), keep);
            var lane = model.lane(lease.lane());
            lane.done.add(lane.pass(EntryState.DONE).id);
            if (keep && lane.state == LaneState.READY && !lane.queue.isEmpty()) {
                lane.lease = next.orElseThrow();
                lane.attempts = 1;
                remember(next.get());
                assertIsHead(next.get(), lane);
            } else {
                assertThat(next).isEmpty();
                lane.free(0);
            }
        }

        private Completion effect(LaneLease lease) {
            var id = lease.entry().event().id();
            return outbox -> {
                database.update("insert into effect (lane, event_id) values (?, ?)", lease.lane(), id);
                outbox.add("updates", lease.lane(), lease.entry().event());
            };
        }

        private void retryLater(LaneLease lease) {
            var soon = random.nextBoolean();
            log.add("retry later " + lease.entry().event().id() + " epoch " + lease.epoch());
            Runnable move = () -> moves.retryLater(
                    lease, soon ? Duration.ZERO : Duration.ofHours(1), new Reason("busy", null), Completion.nothing());
            if (!counts(lease)) {
                assertLost(move::run);
                return;
            }
            move.run();
            var lane = model.lane(lease.lane());
            lane.free(lane.attempts);
            lane.due = soon;
        }

        private void park(LaneLease lease, OnPark onPark) {
            log.add("park " + lease.entry().event().id() + " epoch " + lease.epoch() + " " + onPark);
            Runnable move = () -> moves.park(lease, onPark, new Reason("broken", 1), Completion.nothing());
            if (!counts(lease)) {
                assertLost(move::run);
                return;
            }
            move.run();
            var lane = model.lane(lease.lane());
            if (onPark == OnPark.LANE_MOVES_ON) {
                lane.pass(EntryState.PARKED);
                lane.free(0);
            } else {
                lane.queue.getFirst().state = EntryState.PARKED;
                lane.free(lane.attempts);
                if (lane.state == LaneState.READY) {
                    lane.state = LaneState.PARKED;
                }
            }
        }

        private void takeStep(LaneLease lease) throws Exception {
            log.add("step " + lease.entry().event().id() + " epoch " + lease.epoch());
            var before = acts;
            var steps = new JdbcSteps(database.transactions(), Instance.CLASSIFIER, lease, StepListener.NONE);
            var item = model.items.get(lease.entry().event().id());
            var stored = item != null && item.stepDone;
            if (!counts(lease) && !stored) {
                assertLost(() -> steps.once("send", Integer.class, Optional::empty, () -> ++acts));
                assertThat(acts).isEqualTo(before);
                return;
            }
            steps.once("send", Integer.class, Optional::empty, () -> ++acts);
            assertThat(acts).isEqualTo(stored ? before : before + 1);
            if (item != null) {
                item.stepDone = true;
            }
        }

        private void retry(Item item) {
            log.add("operator retries or edits " + item.id);
            var edits = random.nextBoolean();
            Runnable verb = () -> {
                if (edits) {
                    operations.edit(id(item), "Id=edited".getBytes(StandardCharsets.UTF_8), BY);
                } else {
                    operations.retry(id(item), BY);
                }
            };
            var lane = item.lane;
            if (model.isIdleHead(item)) {
                verb.run();
                item.state = EntryState.WAITING;
                lane.free(0);
                lane.unpark();
            } else if (model.isLeftBehind(item)) {
                verb.run();
                item.state = EntryState.WAITING;
                lane.queue.addLast(item);
            } else {
                assertThatThrownBy(verb::run).isInstanceOf(NotPossibleException.class);
            }
        }

        private void skip(Item item) {
            log.add("operator skips " + item.id);
            Runnable verb = () -> operations.skip(id(item), BY);
            if (model.isIdleHead(item)) {
                verb.run();
                item.lane.pass(EntryState.SKIPPED);
                item.lane.free(0);
                item.lane.unpark();
            } else if (model.isLeftBehind(item)) {
                verb.run();
                item.state = EntryState.SKIPPED;
            } else {
                assertThatThrownBy(verb::run).isInstanceOf(NotPossibleException.class);
            }
        }

        private long id(Item item) {
            return database.number("select id from journal_entry where event_id = '" + item.id + "'");
        }

        private void hold(String key) {
            log.add("operator holds " + key);
            if (model.lanes.containsKey(key) && model.lane(key).state == LaneState.HELD) {
                assertThatThrownBy(() -> operations.hold(key, BY)).isInstanceOf(NotPossibleException.class);
            } else {
                operations.hold(key, BY);
                model.lane(key).state = LaneState.HELD;
            }
        }

        private void release(String key) {
            log.add("operator releases " + key);
            var lane = model.lanes.get(key);
            if (lane == null) {
                assertThatThrownBy(() -> operations.release(key, BY)).isInstanceOf(NoSuchElementException.class);
            } else if (lane.state != LaneState.HELD) {
                assertThatThrownBy(() -> operations.release(key, BY)).isInstanceOf(NotPossibleException.class);
            } else {
                operations.release(key, BY);
                var head = lane.queue.peekFirst();
                lane.state = head != null && head.state == EntryState.PARKED ? LaneState.PARKED : LaneState.READY;
            }
        }

        /** Two weeks later. Leases of lanes that go are remembered: they must stay void when the lane comes again. */
        private void forget() throws InterruptedException {
            log.add("finished work is deleted");
            compareEffects();
            database.update("update journal_entry set appended_at = now() - interval '15 days',"
                    + " finished_at = finished_at - interval '15 days'");
            retention.sweep();
            database.update("delete from effect");
            model.lanes.values().forEach(lane -> lane.done.clear());
            model.forgetFinished();
        }

        private static void assertLost(ThrowingCallable act) {
            assertThatThrownBy(act).isInstanceOf(LeaseLostException.class);
        }

        /** Ends everything that is left. */
        private void drain() {
            List.copyOf(model.lanes.values()).stream()
                    .filter(lane -> lane.state == LaneState.HELD)
                    .forEach(lane -> release(lane.key));
            model.items.values().stream()
                    .filter(item -> item.state == EntryState.PARKED)
                    .toList()
                    .forEach(this::retry);
            expire();
            timePasses();
            while (!model.claimable().isEmpty()) {
                claim(LANES);
                model.lanes.values().stream()
                        .flatMap(lane -> Stream.ofNullable(lane.lease))
                        .forEach(lease -> complete(lease, false));
            }
        }

        private void compare() {
            assertThat(rows("select key || ' ' || upper(state) || ' ' || (tail - head) from journal_lane"
                            + " order by key collate \"C\""))
                    .isEqualTo(model.describeLanes());
            for (var lane : model.lanes.values()) {
                assertThat(rows("select string_agg(event_id || ' ' || upper(entry.state), ', ' order by seq)"
                                + " from journal_entry entry join journal_lane lane on lane = key"
                                + " where seq >= head and key = '" + lane.key + "' having count(*) > 0"))
                        .isEqualTo(model.describeQueue(lane).stream().toList());
            }
            assertThat(
                            rows(
                                    "select event_id || ' ' || upper(state) from journal_entry order by event_id collate \"C\""))
                    .isEqualTo(model.items.values().stream()
                            .map(item -> item.id + " " + item.state)
                            .sorted()
                            .toList());
            assertThat(rows("select event_id from journal_step join journal_entry on entry_id = journal_entry.id"
                            + " where journal_step.state = 'done' order by event_id collate \"C\""))
                    .isEqualTo(model.items.values().stream()
                            .filter(item -> item.stepDone)
                            .map(item -> item.id)
                            .sorted()
                            .toList());
        }

        /** Every entry that is done had its effect once and in its place. */
        private void compareEffects() {
            for (var lane : model.lanes.values()) {
                assertThat(rows("select event_id from effect where lane = '" + lane.key + "' order by id"))
                        .isEqualTo(lane.done);
            }
        }

        private List<String> rows(String sql) {
            return database.transactions().call(connection -> {
                try (var statement = connection.prepareStatement(sql);
                        var rows = statement.executeQuery()) {
                    var found = new ArrayList<String>();
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                    return found;
                }
            });
        }
    }
}
