package dev.trunkline.journal.cdi;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Values of a tag that others choose, such as event types: as many as a metric can bear, then one for all the rest. */
final class TagLimit {

    static final String REST = "other";

    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    TagLimit(int most) {
        this.most = most;
    }

    String of(String value) {
        if (known.contains(value)) {
            return value;
        }
        // Two threads may add one more than allowed; that does no harm.
        return known.size() < most && known.add(value) ? value : known.contains(value) ? value : REST;
    }
}
