package dev.trunkline.twilio.sending;

/**
 * Marks calls that nobody waits for, such as sweeps: they leave room for the others. Holds for the current thread and does
 * not follow work that is handed to another.
 */
public final class Background {

    private static final ThreadLocal<Boolean> CURRENT = ThreadLocal.withInitial(() -> false);

    private Background() {}

    /** Work with a result that may fail with one kind of exception. */
    @FunctionalInterface
    public interface Action<T, X extends Exception> {
        T run() throws X;
    }

    /** Runs the action, with each call to Twilio in it as a background call. */
    public static <T, X extends Exception> T run(Action<T, X> action) throws X {
        var before = CURRENT.get();
        CURRENT.set(true);
        try {
            return action.run();
        } finally {
            if (before) {
                CURRENT.set(true);
            } else {
                CURRENT.remove();
            }
        }
    }

    static boolean isCurrent() {
        return CURRENT.get();
    }
}
