package dev.trunkline.ingress.spool;

import java.util.concurrent.atomic.AtomicLong;

/** The room that all spools of a process share. */
public final class SpoolLimit {

    private final long maxBytes;
    private final AtomicLong used = new AtomicLong();

    public SpoolLimit(long maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes: " + maxBytes + " (expected: at least 1)");
        }
        this.maxBytes = maxBytes;
    }

    /** Takes room for new bytes. */
    void take(long bytes) {
        if (used.addAndGet(bytes) > maxBytes) {
            used.addAndGet(-bytes);
            throw new SpoolFullException(bytes, maxBytes);
        }
    }

    /** Counts bytes that are on the disk already, even past the limit. */
    void found(long bytes) {
        used.addAndGet(bytes);
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Bytes on the disk, done entries of unfinished segments included. */
    public long usedBytes() {
        return used.get();
    }

    public long maxBytes() {
        return maxBytes;
    }

    public boolean isFull() {
        return used.get() >= maxBytes;
    }
}
