package dev.trunkline.ingress.spool;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One payload in the spool. */
public final class SpoolEntry {

    private final long sequence;
    private final long appendedAt;
    private final int length;
    private final CompletableFuture<@Nullable Void> durable;

    // Guarded by the spool's lock.
    byte @Nullable [] unwritten;

    @Nullable Segment segment;

    long position;

    SpoolEntry(long sequence, long appendedAt, int length, CompletableFuture<@Nullable Void> durable) {
        this.sequence = sequence;
        this.appendedAt = appendedAt;
        this.length = length;
        this.durable = durable;
    }

    /** Its place in the order of the spool. */
    public long sequence() {
        return sequence;
    }

    public Instant appendedAt() {
        return Instant.ofEpochMilli(appendedAt);
    }

    /** Completes when the payload is on the disk; fails with the {@link java.io.IOException} of a disk that is not. */
    public CompletableFuture<@Nullable Void> durable() {
        return durable;
    }

    int length() {
        return length;
    }

    /** What it takes on the disk. */
    long size() {
        return Segment.HEADER + (long) length;
    }
}
