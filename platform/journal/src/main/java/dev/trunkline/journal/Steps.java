package dev.trunkline.journal;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Effects on the outside world, done effectively once. A step's result is stored; a later attempt or a replay gets the
 * stored result and does not act again. Results are stored as JSON, so {@code T} is a record or a simple type.
 */
public interface Steps {

    /**
     * For actions that may be repeated safely, such as reads, deletes and updates of a known resource.
     *
     * @param name unique within the entry, stable for ever
     */
    <T> T once(String name, Class<T> type, Callable<T> action) throws Exception;

    /**
     * For creates. Where an earlier attempt began and its outcome is not known (its process died, or the answer never
     * came) the probe looks first; the action runs only if the probe finds nothing.
     */
    <T> T once(String name, Class<T> type, Probe<T> probe, Callable<T> action) throws Exception;

    @FunctionalInterface
    interface Probe<T> {
        /** What the earlier attempt made, if it did. */
        Optional<T> find() throws Exception;
    }
}
