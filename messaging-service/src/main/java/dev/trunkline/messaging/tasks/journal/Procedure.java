package dev.trunkline.messaging.tasks.journal;

import dev.trunkline.journal.Entry;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.tasks.Start;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one kind of wish is fulfilled, step by step. */
interface Procedure {

    /** @return the answer's JSON */
    Map<String, Object> run(Start start, Entry entry, Steps steps) throws Exception;

    /** Removes what {@link #run} made, also what it may have made without an answer. */
    void undo(Start start, Entry entry, Steps steps) throws Exception;

    /** Names of the steps of {@link #run}. */
    List<String> stepNames();

    /** What an earlier attempt made with a create; empty where it did not come that far. Makes nothing. */
    static <T> Optional<T> made(Steps steps, String name, Class<T> type, Steps.Probe<T> probe) throws Exception {
        try {
            return Optional.of(steps.once(name, type, probe, () -> {
                throw new NothingMadeException();
            }));
        } catch (NothingMadeException e) {
            return Optional.empty();
        }
    }

    /** The stored result of a step that reads; empty where it was not taken. */
    static <T> Optional<T> known(Steps steps, String name, Class<T> type) throws Exception {
        try {
            return Optional.of(steps.once(name, type, () -> {
                throw new NothingMadeException();
            }));
        } catch (NothingMadeException e) {
            return Optional.empty();
        }
    }

    /** Takes a step without a result. */
    static void take(Steps steps, String name, Runnable action) throws Exception {
        var unused = steps.once(name, Boolean.class, () -> {
            action.run();
            return true;
        });
    }
}
