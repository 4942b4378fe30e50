package dev.trunkline.gateway.stream.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.gateway.stream.Cursor;
import dev.trunkline.gateway.stream.Frame;
import dev.trunkline.gateway.stream.OlderUpdates;
import dev.trunkline.gateway.stream.kafka.UpdateFrames.Read;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** Reads what has left the window with a consumer that lives only for it. */
public final class KafkaOlderUpdates implements OlderUpdates {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumers consumers;
    private final ObjectMapper json;
    private final int limit;
    private final Duration timeout;

    /**
     * @param limit the most records handed over at once
     * @param timeout how long Kafka may bring nothing
     */
    public KafkaOlderUpdates(Map<String, Object> kafka, ObjectMapper json, int limit, Duration timeout) {
        this.consumers = new Consumers(kafka);
        this.json = json;
        this.limit = limit;
        this.timeout = timeout;
    }

    @Override
    public Outcome read(Cursor from, Cursor until, Consumer<List<Frame>> reader) {
        var open = new HashMap<TopicPartition, Span>();
        var records = 0L;
        for (var area : until.areas()) {
            for (var number = 0; number < until.partitions(area); number++) {
                var span = new Span(area, from.next(area, number), until.next(area, number));
                if (span.from < span.until) {
                    open.put(new TopicPartition(Topics.updates(area), number), span);
                    records += span.until - span.from;
                }
            }
        }
        if (records > limit) {
            return Outcome.TOO_MANY;
        }
        try (var consumer = consumers.open("older-updates")) {
            return read(consumer, open, reader);
        } catch (OffsetOutOfRangeException e) {
            return Outcome.EXPIRED;
        }
    }

    private Outcome read(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Span> open, Consumer<List<Frame>> reader) {
        var beginnings = consumer.beginningOffsets(open.keySet(), timeout);
        var ends = consumer.endOffsets(open.keySet(), timeout);
        for (var entry : open.entrySet()) {
            if (beginnings.getOrDefault(entry.getKey(), 0L) > entry.getValue().from) {
                return Outcome.EXPIRED;
            }
            if (ends.getOrDefault(entry.getKey(), 0L) < entry.getValue().until) {
                return Outcome.UNKNOWN;
            }
        }
        var frames = new UpdateFrames(json);
        consumer.assign(open.keySet());
        open.forEach((partition, span) -> consumer.seek(partition, span.from));
        var deadline = System.nanoTime() + timeout.toNanos();
        while (!open.isEmpty()) {
            var records = consumer.poll(POLL);
            var found = new ArrayList<Frame>();
            for (var update : records) {
                var span = open.get(new TopicPartition(update.topic(), update.partition()));
                if (span != null
                        && update.offset() < span.until
                        && frames.read(span.area, update) instanceof Read.Update(var frame)) {
                    found.add(frame);
                }
            }
            if (!found.isEmpty()) {
                reader.accept(found);
            }
            var before = open.size();
            open.entrySet().removeIf(span -> consumer.position(span.getKey(), timeout) >= span.getValue().until);
            if (!records.isEmpty() || open.size() < before) {
                deadline = System.nanoTime() + timeout.toNanos();
                consumer.assign(open.keySet());
            } else if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "no older updates from Kafka for " + timeout + ": partitions=" + open.keySet());
            }
        }
        return Outcome.COMPLETE;
    }

    private record Span(UpdateArea area, long from, long until) {}
}
