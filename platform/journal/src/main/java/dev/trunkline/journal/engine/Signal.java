package dev.trunkline.journal.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread. A wake that comes while it is busy makes its next wait return at once; many count as one. */
public final class Signal {

    private final Semaphore woken = new Semaphore(0);

    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** Waits for a wake, but no longer than {@code timeout}. */
    public void await(Duration timeout) throws InterruptedException {
        if (woken.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            woken.drainPermits();
        }
    }
}
