package dev.trunkline.ingress.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** What an earlier process left in a spool's directory. */
final class Recovery implements Segment.Reader {

    final TreeMap<Long, SpoolEntry> entries = new TreeMap<>();
    final Deque<Segment> segments = new ArrayDeque<>();

    private final SpoolLimit limit;
    private long nextSequence;
    private long unreadBytes;

    private Recovery(SpoolLimit limit) {
        this.limit = limit;
    }

    /** Reads every segment there is; a directory that is not there holds none. */
    static Recovery of(Path directory, SpoolLimit limit) throws IOException {
        var recovery = new Recovery(limit);
        if (Files.isDirectory(directory)) {
            for (var file : segments(directory)) {
                var segment = Segment.existing(file);
                recovery.segments.add(segment);
                recovery.unreadBytes += segment.scan(recovery);
            }
        }
        return recovery;
    }

    private static List<Path> segments(Path directory) throws IOException {
        try (var found = Files.list(directory)) {
            return found.filter(Segment::isSegment).sorted().toList();
        }
    }

    @Override
    public void entry(long sequence, long appendedAt, long position, int length) {
        var segment = segments.getLast();
        var entry = new SpoolEntry(sequence, appendedAt, length, CompletableFuture.completedFuture(null));
        entry.segment = segment;
        entry.position = position;
        entries.put(sequence, entry);
        segment.entryAdded(entry.size());
        limit.found(entry.size());
        nextSequence = Math.max(nextSequence, sequence + 1);
    }

    @Override
    public void published(long sequence) {
        var entry = entries.remove(sequence);
        if (entry != null) {
            Objects.requireNonNull(entry.segment).entryPublished();
        }
        nextSequence = Math.max(nextSequence, sequence + 1);
    }

    /** Of the next entry. */
    long nextSequence() {
        return nextSequence;
    }

    /** The number of the next segment. */
    long nextSegment() {
        return segments.isEmpty() ? 0 : segments.getLast().number() + 1;
    }

    /** Bytes that held no intact record. */
    long unreadBytes() {
        return unreadBytes;
    }
}
