package dev.trunkline.contracts.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trace of the work that the current thread does: whoever runs a journal entry opens it, whoever calls another system
 * sends it on as {@code traceparent}. It does not follow work that is handed to another thread.
 */
public final class TraceScope {

    private static final ThreadLocal<@Nullable TraceContext> CURRENT = new ThreadLocal<>();

    private TraceScope() {}

    /** Work with a result that may fail with one kind of exception. */
    @FunctionalInterface
    public interface Action<T extends @Nullable Object, X extends Exception> {
        T run() throws X;
    }

    /** Runs the action within a trace; the trace that was there before is back afterwards. */
    public static <T extends @Nullable Object, X extends Exception> T run(TraceContext trace, Action<T, X> action)
            throws X {
        var before = CURRENT.get();
        CURRENT.set(trace);
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

    /** The trace of the current thread's work; empty outside of {@link #run}. */
    public static Optional<TraceContext> current() {
        return Optional.ofNullable(CURRENT.get());
    }
}
