package dev.trunkline.journal.engine;

import java.util.function.Supplier;

/** What surrounds one attempt, such as a request context. */
public interface HandlerScope {
    <T> T call(Supplier<T> attempt);

    /** Nothing around it. */
    static HandlerScope none() {
        return new HandlerScope() {
            @Override
            public <T> T call(Supplier<T> attempt) {
                return attempt.get();
            }
        };
    }
}
