package dev.trunkline.journal.schedule;

import dev.trunkline.journal.EntryHandler.OnPark;
import dev.trunkline.journal.jdbc.LaneLease;
import dev.trunkline.journal.operations.LaneState;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.schedule.LaneModel.Item;
import dev.trunkline.journal.testing.Database;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Random acts, one after the other, and after each the look whether tables and model agree. */
final class Schedule {

    private static final int STEPS = 200;
    private static final int LANES = 4;

    private final long seed;
    private final World world;
    private final Workers workers;
    private final Operators operators;

    Schedule(Database database, long seed) {
        this.seed = seed;
        this.world = new World(database, new Random(seed));
        this.workers = new Workers(world);
        this.operators = new Operators(world);
    }

    void run() throws Exception {
        try {
            for (var step = 0; step < STEPS; step++) {
                step();
                world.compare();
            }
            drain();
            world.compare();
            assertThat(world.model.items.values()).allMatch(Item::isFinished);
            world.compareEffects();
        } catch (Throwable t) {
            throw new AssertionError(
                    "seed " + seed + " (repeat with -Djournal.seed=" + seed + ") failed after:\n" + world.history(), t);
        }
    }

    private void step() throws Exception {
        switch (world.random.nextInt(24)) {
            case 0, 1, 2, 3 -> workers.append();
            case 4, 5, 6, 7, 8 -> workers.claim(1 + world.random.nextInt(3));
            case 9 -> workers.expire();
            case 10 -> workers.timePasses();
            case 11, 12, 13, 14 -> anyLease(lease -> workers.complete(lease, world.random.nextBoolean()));
            case 15 -> anyLease(workers::retryLater);
            case 16 ->
                anyLease(lease ->
                        workers.park(lease, world.random.nextBoolean() ? OnPark.LANE_WAITS : OnPark.LANE_MOVES_ON));
            case 17, 18 -> anyLease(workers::takeStep);
            case 19 -> anyItem(operators::retry);
            case 20 -> anyItem(operators::skip);
            case 21 -> operators.hold(anyLane(world.random));
            case 22 -> operators.release(anyLane(world.random));
            default -> operators.forget();
        }
    }

    @FunctionalInterface
    private interface Act<T> {
        void on(T subject) throws Exception;
    }

    private void anyLease(Act<LaneLease> act) throws Exception {
        if (!world.leases.isEmpty()) {
            act.on(world.leases.get(world.random.nextInt(world.leases.size())));
        }
    }

    private void anyItem(Act<Item> act) throws Exception {
        var items = List.copyOf(world.model.items.values());
        if (!items.isEmpty()) {
            act.on(items.get(world.random.nextInt(items.size())));
        }
    }

    static String anyLane(Random random) {
        return "lane" + random.nextInt(LANES);
    }

    /** Ends everything that is left. */
    private void drain() {
        List.copyOf(world.model.lanes.values()).stream()
                .filter(lane -> lane.state == LaneState.HELD)
                .forEach(lane -> operators.release(lane.key));
        world.model.items.values().stream()
                .filter(item -> item.state == EntryState.PARKED)
                .toList()
                .forEach(operators::retry);
        workers.expire();
        workers.timePasses();
        while (!world.model.claimable().isEmpty()) {
            workers.claim(LANES);
            world.model.lanes.values().stream()
                    .flatMap(lane -> Stream.ofNullable(lane.lease))
                    .forEach(lease -> workers.complete(lease, false));
        }
    }
}
