package dev.trunkline.journal.schedule;

import dev.trunkline.journal.jdbc.JournalRetention;
import dev.trunkline.journal.jdbc.RetentionSettings;
import dev.trunkline.journal.operations.JdbcOperations;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.LaneState;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.schedule.LaneModel.Item;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.NoSuchElementException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What operators and retention do. */
final class Operators {

    private static final Justification BY = new Justification("olga", "a random schedule");

    private final World world;
    private final JdbcOperations operations;
    private final JournalRetention retention;

    Operators(World world) {
        this.world = world;
        var transactions = world.database.transactions();
        operations = new JdbcOperations(transactions, () -> {});
        retention = new JournalRetention(
                transactions, new RetentionSettings(Duration.ofDays(14), Duration.ofDays(400), 1_000), took -> true);
    }

    void retry(Item item) {
        world.log("operator retries or edits " + item.id);
        var edits = world.random.nextBoolean();
        Runnable verb = () -> {
            if (edits) {
                operations.edit(id(item), "Id=edited".getBytes(StandardCharsets.UTF_8), BY);
            } else {
                operations.retry(id(item), BY);
            }
        };
        var lane = item.lane;
        if (world.model.isIdleHead(item)) {
            verb.run();
            item.state = EntryState.WAITING;
            lane.free(0);
            lane.unpark();
        } else if (world.model.isLeftBehind(item)) {
            verb.run();
            item.state = EntryState.WAITING;
            lane.queue.addLast(item);
        } else {
            assertThatThrownBy(verb::run).isInstanceOf(NotPossibleException.class);
        }
    }

    void skip(Item item) {
        world.log("operator skips " + item.id);
        Runnable verb = () -> operations.skip(id(item), BY);
        if (world.model.isIdleHead(item)) {
            verb.run();
            item.lane.pass(EntryState.SKIPPED);
            item.lane.free(0);
            item.lane.unpark();
        } else if (world.model.isLeftBehind(item)) {
            verb.run();
            item.state = EntryState.SKIPPED;
        } else {
            assertThatThrownBy(verb::run).isInstanceOf(NotPossibleException.class);
        }
    }

    long id(Item item) {
        return world.database.number("select id from journal_entry where event_id = '" + item.id + "'");
    }

    void hold(String key) {
        world.log("operator holds " + key);
        if (world.model.lanes.containsKey(key) && world.model.lane(key).state == LaneState.HELD) {
            assertThatThrownBy(() -> operations.hold(key, BY)).isInstanceOf(NotPossibleException.class);
        } else {
            operations.hold(key, BY);
            world.model.lane(key).state = LaneState.HELD;
        }
    }

    void release(String key) {
        world.log("operator releases " + key);
        var lane = world.model.lanes.get(key);
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
    void forget() throws InterruptedException {
        world.log("finished work is deleted");
        world.compareEffects();
        world.database.update("update journal_entry set appended_at = now() - interval '15 days',"
                + " finished_at = finished_at - interval '15 days'");
        retention.sweep();
        world.database.update("delete from effect");
        world.model.lanes.values().forEach(lane -> lane.done.clear());
        world.model.forgetFinished();
    }
}
