package dev.trunkline.messaging.inbox;

/** Runs something once the transaction at hand has been committed, and not at all where it is rolled back. */
@FunctionalInterface
public interface AfterCommit {
    void run(Runnable action);
}
