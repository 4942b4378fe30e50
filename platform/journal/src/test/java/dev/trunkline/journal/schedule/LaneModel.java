package dev.trunkline.journal.schedule;

import dev.trunkline.journal.jdbc.LaneLease;
import dev.trunkline.journal.operations.LaneState;
import dev.trunkline.journal.query.EntryState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the journal's tables should say, the simple way: queues in memory. */
final class LaneModel {

    final Map<String, Lane> lanes = new TreeMap<>();
    final Map<String, Item> items = new LinkedHashMap<>();

    /** An entry. */
    static final class Item {
        final String id;
        final Lane lane;
        EntryState state = EntryState.WAITING;
        boolean stepDone;

        Item(String id, Lane lane) {
            this.id = id;
            this.lane = lane;
        }

        boolean isFinished() {
            return state == EntryState.DONE || state == EntryState.SKIPPED;
        }
    }

    /** A lane. */
    static final class Lane {
        final String key;
        /** From the head on. */
        final Deque<Item> queue = new ArrayDeque<>();
        /** What is to be seen in the effects, in this order. */
        final List<String> done = new ArrayList<>();

        LaneState state = LaneState.READY;
        int attempts;
        boolean due = true;
        /** The only one that may move the lane. */
        @Nullable LaneLease lease;

        boolean expired;

        Lane(String key) {
            this.key = key;
        }

        boolean isClaimable() {
            return state == LaneState.READY && !queue.isEmpty() && due && (lease == null || expired);
        }

        /** A worker is at the head, as far as anybody knows. */
        boolean isRunning() {
            return lease != null && !expired;
        }

        void claimed(LaneLease by) {
            lease = by;
            expired = false;
            attempts++;
        }

        boolean isMovedBy(LaneLease by) {
            return lease == by;
        }

        /** The lease is void or given back. */
        void free(int attemptsOfHead) {
            lease = null;
            attempts = attemptsOfHead;
            due = true;
        }

        Item pass(EntryState as) {
            var head = queue.removeFirst();
            head.state = as;
            return head;
        }

        /** The head is tried or passed by an operator. */
        void unpark() {
            if (state == LaneState.PARKED) {
                state = LaneState.READY;
            }
        }
    }

    Lane lane(String key) {
        return lanes.computeIfAbsent(key, Lane::new);
    }

    Item append(String key, String id) {
        return items.computeIfAbsent(id, unknown -> {
            var item = new Item(id, lane(key));
            item.lane.queue.addLast(item);
            return item;
        });
    }

    List<Lane> claimable() {
        return lanes.values().stream().filter(Lane::isClaimable).toList();
    }

    boolean isHead(Item item) {
        return item.lane.queue.peekFirst() == item;
    }

    /** Operators may move it. */
    boolean isIdleHead(Item item) {
        return isHead(item) && !item.lane.isRunning();
    }

    boolean isLeftBehind(Item item) {
        return item.state == EntryState.PARKED && !isHead(item);
    }

    /** What a sweep deletes of entries that finished long ago. */
    void forgetFinished() {
        items.values().removeIf(Item::isFinished);
        lanes.values()
                .removeIf(lane ->
                        lane.state == LaneState.READY && items.values().stream().noneMatch(item -> item.lane == lane));
    }

    /** Lanes as the table should show them. */
    List<String> describeLanes() {
        return lanes.values().stream()
                .map(lane -> lane.key + " " + lane.state + " " + lane.queue.size())
                .toList();
    }

    /** Unfinished entries from the head on, as the table should show them. */
    Optional<String> describeQueue(Lane lane) {
        return lane.queue.stream().map(item -> item.id + " " + item.state).reduce((one, other) -> one + ", " + other);
    }
}
