package dev.trunkline.ingress.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A first-in, first-out queue in append-only files. Appends are gathered and written with one fsync by the executor (group
 * commit), so {@link #append} itself never touches the disk. A crash loses nothing that was {@link SpoolEntry#durable()};
 * an entry that was marked as published shortly before it may come again.
 */
public final class Spool implements AutoCloseable {

    private static final long MAX_SEGMENT_BYTES = 8L << 20;
    private static final Duration FAILURE_COUNTS_FOR = Duration.ofSeconds(10);

    private final Path directory;
    private final SpoolLimit limit;
    private final Executor disk;
    private final Clock clock;
    private final long segmentBytes;

    private final ReentrantLock lock = new ReentrantLock();
    private final SetAsideFiles setAside;
    private final TreeMap<Long, SpoolEntry> entries;
    private final Deque<Segment> segments;
    private final long unreadBytes;
    private final List<Write> writes = new ArrayList<>();
    private @Nullable Segment current;
    private boolean flushing;
    private boolean closed;
    private long nextSequence;
    private long nextSegment;
    private volatile @Nullable Instant failedAt;

    private Spool(
            Path directory, SpoolLimit limit, Executor disk, Clock clock, SetAsideFiles setAside, Recovery found) {
        this.directory = directory;
        this.limit = limit;
        this.disk = disk;
        this.clock = clock;
        this.setAside = setAside;
        this.segmentBytes = Math.max(1, Math.min(MAX_SEGMENT_BYTES, limit.maxBytes() / 4));
        this.entries = found.entries;
        this.segments = found.segments;
        this.unreadBytes = found.unreadBytes();
        this.nextSequence = found.nextSequence();
        this.nextSegment = found.nextSegment();
    }

    /**
     * Opens the spool of a directory, with what an earlier process left in it. The directory appears with the first append.
     *
     * @param disk runs the writes, one at a time
     * @throws IOException where what is there cannot be read
     */
    public static Spool open(Path directory, SpoolLimit limit, Executor disk, Clock clock) throws IOException {
        var setAside = new SetAsideFiles(directory, limit);
        setAside.count();
        var spool = new Spool(directory, limit, disk, clock, setAside, Recovery.of(directory, limit));
        spool.dropFinishedSegments();
        return spool;
    }

    /**
     * Appends a payload behind all others. Does not block on the disk.
     *
     * @throws SpoolFullException where the limit is reached
     */
    public SpoolEntry append(byte[] payload) {
        lock.lock();
        try {
            requireOpen();
            var entry = new SpoolEntry(
                    nextSequence, clock.millis(), payload.length, new CompletableFuture<@Nullable Void>());
            limit.take(entry.size());
            nextSequence++;
            entry.unwritten = payload;
            entries.put(entry.sequence(), entry);
            writes.add(new Write(entry, false));
            scheduleFlush();
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /** Takes an entry out: its payload is where it belongs. Repeating it has no effect. */
    public void published(SpoolEntry entry) {
        lock.lock();
        try {
            if (entries.remove(entry.sequence(), entry)) {
                if (entry.segment != null) {
                    entry.segment.entryPublished();
                }
                if (!closed) {
                    writes.add(new Write(entry, true));
                    scheduleFlush();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes an entry out whose payload can never go where it belongs, and keeps the payload in a file of its own for people to look
     * at, below {@code refused} beside the segments. The files count against the limit until they are removed and the spool is
     * opened again. Blocks on the disk; repeating it after a crash has no further effect.
     *
     * @return the file
     * @throws IOException where the disk fails; the entry stays in its place then
     */
    public Path setAside(SpoolEntry entry) throws IOException {
        var file = setAside.add(entry, read(entry));
        published(entry);
        return file;
    }

    /**
     * The files of what was set aside, oldest first. Blocks on the disk.
     *
     * @throws IOException where the directory cannot be read
     */
    public List<Path> setAside() throws IOException {
        return setAside.list();
    }

    /**
     * Deletes what was set aside of events that came before. Blocks on the disk.
     *
     * @return how many
     * @throws IOException where the disk fails; what was deleted until then stays deleted
     */
    public int removeSetAsideBefore(Instant time) throws IOException {
        return setAside.removeBefore(time);
    }

    /** The oldest entries, in order. */
    public List<SpoolEntry> oldest(int max) {
        lock.lock();
        try {
            return entries.values().stream().limit(max).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The payload of an entry. */
    public byte[] read(SpoolEntry entry) throws IOException {
        Segment segment;
        lock.lock();
        try {
            var unwritten = entry.unwritten;
            if (unwritten != null) {
                return unwritten;
            }
            segment = entry.segment;
        } finally {
            lock.unlock();
        }
        if (segment == null) {
            throw new IOException("spool: entry " + entry.sequence() + " was never written");
        }
        return segment.read(entry.position, entry.length());
    }

    /** Entries that wait. */
    public int depth() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    /** When the entry that waits longest was appended. */
    public Optional<Instant> oldestAppendedAt() {
        lock.lock();
        try {
            return Optional.ofNullable(entries.firstEntry())
                    .map(first -> first.getValue().appendedAt());
        } finally {
            lock.unlock();
        }
    }

    /** Whether the last write failed, and did so a moment ago. The next append tries again. */
    public boolean isFailing() {
        var failed = failedAt;
        return failed != null && clock.instant().isBefore(failed.plus(FAILURE_COUNTS_FOR));
    }

    /** Bytes found at opening that held no intact record: a write cut off by a crash, or a damaged disk. */
    public long unreadBytes() {
        return unreadBytes;
    }

    private void scheduleFlush() {
        if (!flushing) {
            flushing = true;
            disk.execute(this::flush);
        }
    }

    private void flush() {
        while (true) {
            List<Write> batch;
            lock.lock();
            try {
                if (writes.isEmpty()) {
                    flushing = false;
                    return;
                }
                batch = List.copyOf(writes);
                writes.clear();
            } finally {
                lock.unlock();
            }
            write(batch);
        }
    }

    private void write(List<Write> batch) {
        try {
            if (dropAllIfEmpty(batch)) {
                return;
            }
            var segment = segmentFor();
            long begin = segment.bytes();
            segment.append(Write.encode(batch));
            failedAt = null;
            written(batch, segment, begin);
        } catch (IOException | RuntimeException e) {
            failedAt = clock.instant();
            failed(batch, e);
        }
    }

    /** Everything is published: the files go, and nothing more need be written. */
    private boolean dropAllIfEmpty(List<Write> batch) throws IOException {
        lock.lock();
        try {
            if (!entries.isEmpty()) {
                return false;
            }
            current = null;
            dropFinishedSegments();
            for (var write : batch) {
                if (!write.published()) {
                    write.entry().unwritten = null;
                    limit.give(write.entry().size());
                }
            }
        } finally {
            lock.unlock();
        }
        for (var write : batch) {
            write.entry().durable().complete(null);
        }
        return true;
    }

    private Segment segmentFor() throws IOException {
        var segment = current;
        if (segment == null || segment.bytes() >= segmentBytes) {
            segment = Segment.create(directory, nextSegment++);
            lock.lock();
            try {
                segments.add(segment);
                current = segment;
            } finally {
                lock.unlock();
            }
        }
        return segment;
    }

    private void written(List<Write> batch, Segment segment, long begin) throws IOException {
        lock.lock();
        try {
            long at = begin;
            for (var write : batch) {
                if (!write.published()) {
                    var entry = write.entry();
                    entry.unwritten = null;
                    entry.segment = segment;
                    entry.position = at + Segment.HEADER;
                    segment.entryAdded(entry.size());
                    if (!entries.containsKey(entry.sequence())) {
                        segment.entryPublished();
                    }
                }
                at += write.size();
            }
            dropFinishedSegments();
        } finally {
            lock.unlock();
        }
        for (var write : batch) {
            write.entry().durable().complete(null);
        }
    }

    private void failed(List<Write> batch, Exception cause) {
        lock.lock();
        try {
            current = null; // What a failed fsync left in the page cache is unknown: the next write starts a new file.
            for (var write : batch) {
                if (!write.published() && write.entry().segment == null) {
                    entries.remove(write.entry().sequence());
                    write.entry().unwritten = null;
                    limit.give(write.entry().size());
                }
            }
        } finally {
            lock.unlock();
        }
        for (var write : batch) {
            write.entry().durable().completeExceptionally(cause);
        }
    }

    /** Oldest first and without gaps: the marks of an entry stand in its own segment or in a later one. */
    private void dropFinishedSegments() throws IOException {
        for (var first = segments.peekFirst();
                first != null && first.unpublished() == 0 && !Objects.equals(first, current);
                first = segments.peekFirst()) {
            first.delete();
            limit.give(first.counted());
            segments.removeFirst();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("spool: closed");
        }
    }

    /** Stops taking entries and closes the files; call after the executor has run what was scheduled. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            for (var segment : segments) {
                segment.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
