package dev.trunkline.journal;

/**
 * The database side of an entry: runs in the one transaction that also marks the entry as done, and only where the lease
 * is still ours. Must not call the outside.
 */
@FunctionalInterface
public interface Completion {

    void apply(Outbox outbox);

    /** Nothing to change. */
    static Completion nothing() {
        return outbox -> {};
    }
}
