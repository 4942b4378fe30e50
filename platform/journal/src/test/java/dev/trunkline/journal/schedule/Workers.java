package dev.trunkline.journal.schedule;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler.OnPark;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.jdbc.JdbcJournal;
import dev.trunkline.journal.jdbc.JdbcOutbox;
import dev.trunkline.journal.jdbc.JdbcSteps;
import dev.trunkline.journal.jdbc.LaneClaims;
import dev.trunkline.journal.jdbc.LaneLease;
import dev.trunkline.journal.jdbc.LaneMoves;
import dev.trunkline.journal.jdbc.LaneMoves.Reason;
import dev.trunkline.journal.jdbc.StepListener;
import dev.trunkline.journal.operations.LaneState;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.schedule.LaneModel.Lane;
import dev.trunkline.journal.testing.Events;
import dev.trunkline.journal.testing.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Intake and instances, current ones and such as were robbed of their lanes. */
final class Workers {

    private final World world;
    private final JdbcJournal journal;
    private final LaneClaims claims;
    private final LaneMoves moves;
    private int ids;
    private int acts;

    Workers(World world) {
        this.world = world;
        var transactions = world.database.transactions();
        journal = new JdbcJournal(transactions, () -> {});
        claims = new LaneClaims(transactions, "test", Duration.ofHours(1));
        moves = new LaneMoves(transactions, new JdbcOutbox(transactions, () -> {}), "test");
    }

    /** New entries of several lanes, among them some that are known already. */
    void append() {
        var batch = new ArrayList<NewEntry>();
        var added = 0;
        for (var count = 1 + world.random.nextInt(4); count > 0; count--) {
            var known = List.copyOf(world.model.items.values());
            if (!known.isEmpty() && world.random.nextInt(3) == 0) {
                var item = known.get(world.random.nextInt(known.size()));
                batch.add(Events.entry(item.lane.key, item.id));
            } else {
                var lane = Schedule.anyLane(world.random);
                batch.add(Events.entry(lane, lane + "-" + ids));
                world.model.append(lane, lane + "-" + ids);
                ids++;
                added++;
            }
        }
        world.log("append " + batch.stream().map(entry -> entry.event().id()).toList());
        assertThat(journal.append(batch).added()).isEqualTo(added);
    }

    void claim(int max) {
        world.log("claim " + max);
        var claimable = world.model.claimable();
        var claimed = claims.claim(max).leases();
        assertThat(claimed).hasSize(Math.min(max, claimable.size()));
        for (var lease : claimed) {
            var lane = world.model.lane(lease.lane());
            assertThat(claimable).contains(lane);
            lane.claimed(lease);
            world.remember(lease);
            assertIsHead(lease, lane);
        }
    }

    void assertIsHead(LaneLease lease, Lane lane) {
        assertThat(lease.entry().event().id()).isEqualTo(lane.queue.getFirst().id);
        assertThat(lease.entry().attempt()).isEqualTo(lane.attempts);
    }

    /** Leases run out; who holds them does not know. */
    void expire() {
        world.log("leases run out");
        world.database.update(
                "update journal_lane set lease_until = now() - interval '1 second' where lease_until > '-infinity'");
        world.model.lanes.values().forEach(lane -> lane.expired = lane.lease != null);
    }

    void timePasses() {
        world.log("retries become due");
        world.database.update("update journal_lane set next_at = now()");
        world.model.lanes.values().forEach(lane -> lane.due = true);
    }

    void complete(LaneLease lease, boolean keep) {
        world.log("complete " + lease.entry().event().id() + " epoch " + lease.epoch() + " keep=" + keep);
        if (!world.counts(lease)) {
            World.assertLost(() -> moves.complete(lease, effect(lease), keep));
            return;
        }
        var next = moves.complete(lease, effect(lease), keep);
        var lane = world.model.lane(lease.lane());
        lane.done.add(lane.pass(EntryState.DONE).id);
        if (keep && lane.state == LaneState.READY && !lane.queue.isEmpty()) {
            lane.lease = next.orElseThrow();
            lane.attempts = 1;
            world.remember(next.get());
            assertIsHead(next.get(), lane);
        } else {
            assertThat(next).isEmpty();
            lane.free(0);
        }
    }

    Completion effect(LaneLease lease) {
        var id = lease.entry().event().id();
        return outbox -> {
            world.database.update("insert into effect (lane, event_id) values (?, ?)", lease.lane(), id);
            outbox.add("updates", lease.lane(), lease.entry().event());
        };
    }

    void retryLater(LaneLease lease) {
        var soon = world.random.nextBoolean();
        world.log("retry later " + lease.entry().event().id() + " epoch " + lease.epoch());
        Runnable move = () -> moves.retryLater(
                lease, soon ? Duration.ZERO : Duration.ofHours(1), new Reason("busy", null), Completion.nothing());
        if (!world.counts(lease)) {
            World.assertLost(move::run);
            return;
        }
        move.run();
        var lane = world.model.lane(lease.lane());
        lane.free(lane.attempts);
        lane.due = soon;
    }

    void park(LaneLease lease, OnPark onPark) {
        world.log("park " + lease.entry().event().id() + " epoch " + lease.epoch() + " " + onPark);
        Runnable move = () -> moves.park(lease, onPark, new Reason("broken", 1), Completion.nothing());
        if (!world.counts(lease)) {
            World.assertLost(move::run);
            return;
        }
        move.run();
        var lane = world.model.lane(lease.lane());
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

    void takeStep(LaneLease lease) throws Exception {
        world.log("step " + lease.entry().event().id() + " epoch " + lease.epoch());
        var before = acts;
        var steps = new JdbcSteps(world.database.transactions(), Instance.CLASSIFIER, lease, StepListener.NONE);
        var item = world.model.items.get(lease.entry().event().id());
        var stored = item != null && item.stepDone;
        if (!world.counts(lease) && !stored) {
            World.assertLost(() -> steps.once("send", Integer.class, Optional::empty, () -> ++acts));
            assertThat(acts).isEqualTo(before);
            return;
        }
        steps.once("send", Integer.class, Optional::empty, () -> ++acts);
        assertThat(acts).isEqualTo(stored ? before : before + 1);
        if (item != null) {
            item.stepDone = true;
        }
    }
}
