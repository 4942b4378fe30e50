package dev.trunkline.taskrouter.commands;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Waits, without a transaction, for what becomes of a command on whatever instance. */
@ApplicationScoped
public class Waiting {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final CommandStore store;
    private final CommandConfig config;

    Waiting(CommandStore store, CommandConfig config) {
        this.store = store;
        this.config = config;
    }

    /** What became of it, or how it stands when the time is over. Blocks that long at most. */
    public Optional<Outcome> await(UUID id) {
        var end = System.nanoTime() + config.waitForAnswer().toNanos();
        var outcome = store.find(id);
        while (outcome.filter(Outcome::isOpen).isPresent() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            outcome = store.find(id);
        }
        return outcome;
    }
}
