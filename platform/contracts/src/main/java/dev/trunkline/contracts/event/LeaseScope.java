package dev.trunkline.contracts.event;

import dev.trunkline.contracts.event.TraceScope.Action;
import org.jspecify.annotations.Nullable;

/**
 * The lease under which the current thread works. Whoever runs a journal entry opens it; whoever changes something in another
 * system asks it just before the request leaves, since no system but our database can refuse a worker that was frozen and robbed
 * of its work meanwhile. It does not follow work that is handed to another thread.
 */
public final class LeaseScope {

    /** Work that nobody else can take over. */
    private static final Lease UNLIMITED = () -> true;

    private static final ThreadLocal<@Nullable Lease> CURRENT = new ThreadLocal<>();

    private LeaseScope() {}

    /** A right to act that runs out. */
    @FunctionalInterface
    public interface Lease {

        /** Whether nobody else can have taken over, by the clock of this machine; cheap, and true at most until it runs out. */
        boolean isHeld();

        /** @throws LeaseLapsedException unless held */
        default void requireHeld() {
            if (!isHeld()) {
                throw new LeaseLapsedException();
            }
        }
    }

    /** Runs the action under a lease; the one that was there before is back afterwards. */
    public static <T extends @Nullable Object, X extends Exception> T run(Lease lease, Action<T, X> action) throws X {
        var before = CURRENT.get();
        CURRENT.set(lease);
        try {
            return action.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** The lease of the current thread's work; outside of {@link #run} one that never runs out. */
    public static Lease current() {
        var lease = CURRENT.get();
        return lease == null ? UNLIMITED : lease;
    }
}
