package dev.trunkline.bridge.link;

import java.util.function.Supplier;

/** Short transactions of their own, for work outside of a journal entry's completion. */
public interface Transactions {

    <T> T call(Supplier<T> work);

    default void run(Runnable work) {
        this.<Boolean>call(() -> {
            work.run();
            return true;
        });
    }
}
