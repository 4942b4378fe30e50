package dev.trunkline.simulator.resource;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Places of messages: each conversation counts on, and never gives the place of one that was taken back to another. */
public final class RunningIndex {

    private final ResourceStore store;
    private final Map<Map<String, String>, Integer> last = new ConcurrentHashMap<>();

    public RunningIndex(ResourceStore store) {
        this.store = store;
    }

    /** The place of a message about to be stored. */
    public int next(Draft message) {
        int highest = store.below(message.type().name(), message.accountSid(), message.parents()).stream()
                .mapToInt(other -> other.field("index").asInt())
                .max()
                .orElse(-1);
        return last.merge(message.parents(), highest + 1, (former, next) -> Math.max(former + 1, next));
    }
}
