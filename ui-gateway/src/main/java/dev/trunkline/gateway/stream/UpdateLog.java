package dev.trunkline.gateway.stream;

import dev.trunkline.contracts.update.UpdateArea;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A window on the newest updates of all areas in the order in which they arrived here, bounded in number and bytes. One
 * thread appends, any number read; no call waits for anything but the lock.
 */
public final class UpdateLog {

    private final int mostFrames;
    private final long mostBytes;
    private final ArrayDeque<Numbered> window = new ArrayDeque<>();
    private final EnumMap<UpdateArea, List<Partition>> partitions = new EnumMap<>(UpdateArea.class);
    private long bytes;
    private long head;
    private boolean ready;

    /**
     * @param mostFrames the most updates held
     * @param mostBytes the most bytes held, about
     */
    public UpdateLog(int mostFrames, long mostBytes) {
        this.mostFrames = mostFrames;
        this.mostBytes = mostBytes;
        for (var area : UpdateArea.values()) {
            partitions.put(area, new ArrayList<>());
        }
    }

    /** What one append added. */
    public record Batch(List<Frame> frames, Cursor before, long head) {}

    /** From now on a partition is read from this offset; partitions of an area begin in their order. */
    public synchronized void begin(UpdateArea area, int partition, long offset) {
        var known = partitions(area);
        if (partition != known.size()) {
            throw new IllegalArgumentException("partition %d of %s begins after %d others (expected: the next one)"
                    .formatted(partition, area.id(), known.size()));
        }
        known.add(new Partition(offset));
    }

    /** Forgets a partition and reads it from this offset: its records are not the ones that cursors know. */
    public synchronized void restart(UpdateArea area, int partition, long offset) {
        partitions(area).set(partition, new Partition(offset));
        window.removeIf(numbered -> {
            var gone = numbered.frame.area() == area && numbered.frame.partition() == partition;
            if (gone) {
                bytes -= numbered.frame.weight();
            }
            return gone;
        });
    }

    /** Lets readers in: all that was there at the start has been read. */
    public synchronized void open() {
        ready = true;
    }

    public synchronized boolean isOpen() {
        return ready;
    }

    /** The number of partitions of an area that are being read. */
    public synchronized int known(UpdateArea area) {
        return partitions(area).size();
    }

    /** The next offset to append. */
    public synchronized long position(UpdateArea area, int partition) {
        return partitions(area).get(partition).next;
    }

    /** Where a reader of these areas stands who has seen everything. */
    public synchronized Cursor now(Set<UpdateArea> areas) {
        return nowOf(areas);
    }

    public synchronized int size() {
        return window.size();
    }

    /**
     * Adds what one poll brought.
     *
     * @param frames updates, those of one partition in their order
     */
    public synchronized Batch append(List<Frame> frames) {
        var before = nowOf(partitions.keySet());
        for (var frame : frames) {
            var partition = partitions(frame.area()).get(frame.partition());
            window.addLast(new Numbered(++head, frame));
            partition.numbers.put(frame.offset(), head);
            partition.next = frame.offset() + 1;
            bytes += frame.weight();
            Erased.conversation(frame).ifPresent(conversation -> forget(frame, conversation));
        }
        while (window.size() > mostFrames || (bytes > mostBytes && !window.isEmpty())) {
            var oldest = window.removeFirst().frame;
            var partition = partitions(oldest.area()).get(oldest.partition());
            partition.numbers.remove(oldest.offset());
            partition.first = oldest.offset() + 1;
            bytes -= oldest.weight();
        }
        return new Batch(List.copyOf(frames), before, head);
    }

    /** Whoever resumes from before is told that the conversation is erased, and no more what it was. */
    private void forget(Frame erased, String conversation) {
        var partition = partitions(erased.area()).get(erased.partition());
        window.removeIf(numbered -> {
            var gone = Erased.isAbout(numbered.frame, erased, conversation);
            if (gone) {
                partition.numbers.remove(numbered.frame.offset());
                bytes -= numbered.frame.weight();
            }
            return gone;
        });
    }

    /** Moves past records that are no updates. */
    public synchronized void pass(UpdateArea area, int partition, long next) {
        var passed = partitions(area).get(partition);
        passed.next = Math.max(passed.next, next);
    }

    /**
     * What a reader at this cursor has not seen.
     *
     * @param mostBytes about how many bytes to take at once
     */
    public synchronized Reading read(Set<UpdateArea> areas, Cursor from, int mostBytes) {
        if (!ready) {
            return new Reading.NotReady();
        }
        var firstMissing = Long.MAX_VALUE;
        var older = new HashMap<UpdateArea, long[]>();
        for (var area : areas) {
            var known = partitions(area);
            if (from.partitions(area) > known.size()) {
                return new Reading.Ahead();
            }
            for (var number = 0; number < known.size(); number++) {
                var partition = known.get(number);
                var next = from.next(area, number);
                if (next > partition.next) {
                    return new Reading.Ahead();
                }
                if (next < partition.first) {
                    older.computeIfAbsent(area, a -> current(from, a))[number] = partition.next;
                } else {
                    var missing = partition.numbers.ceilingEntry(next);
                    firstMissing = missing == null ? firstMissing : Math.min(firstMissing, missing.getValue());
                }
            }
        }
        if (!older.isEmpty()) {
            return new Reading.Older(Cursor.of(older).orElse(from).only(areas));
        }
        return collect(areas, from, firstMissing, mostBytes);
    }

    private Reading collect(Set<UpdateArea> areas, Cursor from, long firstMissing, int mostBytes) {
        if (firstMissing == Long.MAX_VALUE) {
            return new Reading.Complete(List.of(), nowOf(areas), head);
        }
        var frames = new ArrayList<Frame>();
        var walk = from.walk();
        var taken = 0;
        // From the newest backwards: readers are mostly a few updates behind a long window.
        var recent = new ArrayList<Frame>();
        for (var newest = window.descendingIterator(); newest.hasNext(); ) {
            var numbered = newest.next();
            if (numbered.number < firstMissing) {
                break;
            }
            var frame = numbered.frame;
            if (areas.contains(frame.area()) && frame.offset() >= from.next(frame.area(), frame.partition())) {
                recent.add(frame);
            }
        }
        for (var at = recent.size() - 1; at >= 0; at--) {
            var frame = recent.get(at);
            if (taken >= mostBytes) {
                return new Reading.Part(frames, walk.here());
            }
            frames.add(frame);
            walk.pass(frame);
            taken += frame.body().length;
        }
        return new Reading.Complete(frames, nowOf(areas), head);
    }

    private long[] current(Cursor from, UpdateArea area) {
        var offsets = new long[partitions(area).size()];
        Arrays.setAll(offsets, number -> from.next(area, number));
        return offsets;
    }

    private Cursor nowOf(Set<UpdateArea> areas) {
        Map<UpdateArea, long[]> positions = new EnumMap<>(UpdateArea.class);
        for (var area : areas) {
            positions.put(
                    area,
                    partitions(area).stream()
                            .mapToLong(partition -> partition.next)
                            .toArray());
        }
        return Cursor.of(positions);
    }

    @SuppressWarnings("NullAway") // Every area has its list from the constructor on.
    private List<Partition> partitions(UpdateArea area) {
        return partitions.get(area);
    }

    private record Numbered(long number, Frame frame) {}

    private static final class Partition {
        private long first;
        private long next;
        private final TreeMap<Long, Long> numbers = new TreeMap<>();

        Partition(long offset) {
            first = offset;
            next = offset;
        }
    }
}
