package dev.trunkline.simulator.state;

import java.util.concurrent.atomic.AtomicLong;

/** Counts changes of state, so that the snapshot knows when to write. */
public final class Changes {

    private final AtomicLong count = new AtomicLong();

    public void mark() {
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}
