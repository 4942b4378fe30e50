package dev.trunkline.bridge.fake;

import dev.trunkline.journal.Steps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Steps of one journal entry, over all of its attempts; whatever failed may have happened all the same. */
public final class KeptSteps implements Steps {

    private final Map<String, Object> done = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    @Override
    public <T> T once(String name, Class<T> type, Callable<T> action) throws Exception {
        if (!done.containsKey(name)) {
            done.put(name, action.call());
        }
        return type.cast(done.get(name));
    }

    @Override
    public <T> T once(String name, Class<T> type, Probe<T> probe, Callable<T> action) throws Exception {
        return once(name, type, () -> {
            if (!begun.add(name)) {
                var found = probe.find();
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return action.call();
        });
    }
}
