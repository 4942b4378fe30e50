package dev.trunkline.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** What handlers do, and the proof that it was done in order. */
final class Effects {

    private final Workload workload;
    private final AtomicIntegerArray next;
    private final LongAdder outOfOrder = new LongAdder();
    private final CountDownLatch done;

    Effects(Workload workload) {
        this.workload = workload;
        this.next = new AtomicIntegerArray(workload.lanes());
        this.done = new CountDownLatch(workload.sound());
    }

    /** One attempt. */
    void handle(int number) throws IOException, InterruptedException {
        Thread.sleep(workload.handling());
        var lane = number % workload.lanes();
        if (lane < workload.poisoned()) {
            throw new IOException("always fails");
        }
        var place = number / workload.lanes();
        if (next.getAndSet(lane, place + 1) != place) {
            outOfOrder.increment();
        }
    }

    /** An entry is recorded as done. */
    void done() {
        done.countDown();
    }

    /** @return how many are not done in time */
    long await(Duration timeout) throws InterruptedException {
        return done.await(timeout.toMillis(), TimeUnit.MILLISECONDS) ? 0 : done.getCount();
    }

    /** Entries that came before or after their place. */
    long outOfOrder() {
        return outOfOrder.sum();
    }
}
