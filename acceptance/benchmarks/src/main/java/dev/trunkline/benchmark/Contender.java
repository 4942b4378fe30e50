package dev.trunkline.benchmark;

import dev.trunkline.journal.NewEntry;
import java.util.List;

/** A way of doing entries lane by lane. */
interface Contender extends AutoCloseable {

    /** Makes one on a database of its own. */
    @FunctionalInterface
    interface Factory {
        Contender create(BenchmarkDatabase database, Effects effects);
    }

    /** Takes entries in, in one transaction. */
    void append(List<NewEntry> entries);

    /** Begins to handle what was taken in. */
    void start();

    @Override
    void close();
}
