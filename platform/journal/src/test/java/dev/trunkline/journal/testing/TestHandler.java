package dev.trunkline.journal.testing;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import java.time.Duration;

/** Handles every type but the journal's own in the way a test says. */
public record TestHandler(Work work, OnPark whenParked, Duration timeLimit) implements EntryHandler {

    /** What a handler does. */
    @FunctionalInterface
    public interface Work {
        Completion handle(Entry entry, Steps steps) throws Exception;
    }

    public static TestHandler of(Work work) {
        return new TestHandler(work, OnPark.LANE_WAITS, Duration.ofDays(3));
    }

    @Override
    public boolean handles(String eventType) {
        return !eventType.startsWith("trunkline.journal.");
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        return work.handle(entry, steps);
    }

    @Override
    public OnPark onPark(Entry entry) {
        return whenParked;
    }
}
