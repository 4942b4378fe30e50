package dev.trunkline.journal.engine;

import dev.trunkline.contracts.event.LeaseScope;
import dev.trunkline.journal.jdbc.LaneLease;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A lane that this instance works on. Only the database's clock decides when a lease has run out; the clock of this machine, which
 * goes on while the process stands still, tells when that cannot have been so yet.
 */
final class HeldLane implements LeaseScope.Lease {

    private final LaneLease lease;
    private final long safeNanos;
    private final LongSupplier nanoClock;
    private volatile long safeUntil;

    /** @param asked when the database was asked for the lease, by {@code nanoClock} */
    HeldLane(LaneLease lease, Duration safe, LongSupplier nanoClock, long asked) {
        this.lease = lease;
        this.safeNanos = safe.toNanos();
        this.nanoClock = nanoClock;
        this.safeUntil = asked + safeNanos;
    }

    LaneLease lease() {
        return lease;
    }

    /** @param asked when the database was asked to let it go on, which it did */
    void renewed(long asked) {
        safeUntil = asked + safeNanos;
    }

    @Override
    public boolean isHeld() {
        return nanoClock.getAsLong() - safeUntil < 0;
    }
}
