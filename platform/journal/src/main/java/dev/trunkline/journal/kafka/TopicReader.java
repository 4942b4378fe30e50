package dev.trunkline.journal.kafka;

import dev.trunkline.journal.operations.KafkaUnavailableException;
import dev.trunkline.journal.operations.Replays.TopicRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic by the time its records arrived, up to where it ended when that was asked. It joins no group and commits
 * nothing, so it disturbs no other reader. Holds one batch in memory. For one thread.
 *
 * <p>Errors: {@link KafkaUnavailableException} where Kafka does not answer or nothing has come for ten seconds.
 */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Producers' clocks and retries may put a record behind a slightly later one. */
    private static final Duration DISORDER = Duration.ofMinutes(1);

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Consumer<String, byte[]> consumer;
    private final LongSupplier nanoTime;

    /** @param consumer of the service's group, which never commits by itself; closed with this reader */
    TopicReader(Consumer<String, byte[]> consumer) {
        this(consumer, System::nanoTime);
    }

    TopicReader(Consumer<String, byte[]> consumer, LongSupplier nanoTime) {
        this.consumer = consumer;
        this.nanoTime = nanoTime;
    }

    /**
     * Records of a slice that belong to the range, in order.
     *
     * @param rest what is left of the slice
     */
    record Batch(List<ConsumerRecord<String, byte[]>> records, Slice rest) {}

    /** Where the range is to be found; empty for a topic that does not exist or has nothing of it. */
    List<Slice> slices(TopicRange range) {
        return asking(range.topic(), topic -> {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            // Read first: what was taken in before is in the journal by the time it is looked up.
            var taken = consumer.committed(partitions);
            var ends = consumer.endOffsets(partitions);
            var starts = consumer.offsetsForTimes(at(partitions, range.from()));
            var behind = consumer.offsetsForTimes(
                    at(partitions, range.to().isBefore(LATEST) ? range.to().plus(DISORDER) : LATEST));
            var slices = new ArrayList<Slice>();
            for (var partition : partitions) {
                var end = ends.getOrDefault(partition, 0L);
                var committed = taken.get(partition);
                var slice = new Slice(
                        partition,
                        offset(starts.get(partition), end),
                        offset(behind.get(partition), end),
                        committed == null ? 0 : committed.offset());
                if (!slice.isEmpty()) {
                    slices.add(slice);
                }
            }
            slices.sort((a, b) ->
                    Integer.compare(a.partition().partition(), b.partition().partition()));
            return slices;
        });
    }

    /** The next records. Blocks until there are some or the slice ends. */
    Batch next(Slice slice, TopicRange range) {
        return asking(range.topic(), topic -> {
            seek(slice);
            var started = nanoTime.getAsLong();
            var position = slice.position();
            while (position < slice.end()) {
                var polled = consumer.poll(POLL).records(slice.partition());
                var reached = consumer.position(slice.partition());
                if (reached > position) {
                    var records = polled.stream()
                            .filter(found -> found.offset() < slice.end() && isWithin(found, range))
                            .toList();
                    return new Batch(records, slice.from(reached));
                }
                if (nanoTime.getAsLong() - started >= PATIENCE.toNanos()) {
                    throw new KafkaUnavailableException("Kafka has sent nothing of " + slice.partition() + " for "
                            + PATIENCE.toSeconds() + " s; look after its brokers, and try again");
                }
            }
            return new Batch(List.of(), slice.from(position));
        });
    }

    private void seek(Slice slice) {
        var partition = Set.of(slice.partition());
        if (!consumer.assignment().equals(partition)) {
            consumer.assign(partition);
            consumer.seek(slice.partition(), slice.position());
        } else if (consumer.position(slice.partition()) != slice.position()) {
            consumer.seek(slice.partition(), slice.position());
        }
    }

    private static <T> T asking(String topic, Function<String, T> question) {
        try {
            return question.apply(topic);
        } catch (KafkaException e) {
            throw new KafkaUnavailableException(
                    "topic " + topic + " could not be read, try again: " + e.getMessage(), e);
        }
    }

    private static boolean isWithin(ConsumerRecord<String, byte[]> found, TopicRange range) {
        var arrived = Instant.ofEpochMilli(found.timestamp());
        return !arrived.isBefore(range.from()) && arrived.isBefore(range.to());
    }

    private static Map<TopicPartition, Long> at(Set<TopicPartition> partitions, Instant time) {
        var millis =
                time.isBefore(Instant.EPOCH) ? 0 : time.isAfter(LATEST) ? LATEST.toEpochMilli() : time.toEpochMilli();
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, millis));
        return times;
    }

    private static long offset(@Nullable OffsetAndTimestamp found, long otherwise) {
        return found == null ? otherwise : found.offset();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
