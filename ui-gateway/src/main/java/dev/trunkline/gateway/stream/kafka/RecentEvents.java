package dev.trunkline.gateway.stream.kafka;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows an event again that was published twice: an outbox that stops between sending and noting so sends what it had in flight
 * once more, to the same partition. Remembers so many newest ids of each partition. Not thread-safe.
 */
final class RecentEvents {

    /** More than an outbox has in flight, by far. */
    static final int REMEMBERED = 2000;

    private final Map<TopicPartition, Map<String, Long>> offsets = new HashMap<>();

    /** Whether the same event stands earlier in this partition. A record that is merely read again is no repeat. */
    boolean isRepeat(TopicPartition partition, String eventId, long offset) {
        var first = offsets.computeIfAbsent(partition, added -> new Newest()).putIfAbsent(eventId, offset);
        return first != null && first < offset;
    }

    /** Forgets a partition whose records are not the ones that were. */
    void forget(TopicPartition partition) {
        offsets.remove(partition);
    }

    private static final class Newest extends LinkedHashMap<String, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    }
}
