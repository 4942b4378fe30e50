package dev.trunkline.journal.kafka;

import dev.trunkline.journal.jdbc.OutboxRows.Outcome;
import dev.trunkline.journal.jdbc.OutboxRows.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends rows and waits for the acknowledgements. What follows an unpublished row of its key counts as unpublished. */
final class OutboxBatch {

    private static final Logger LOG = Logger.getLogger(OutboxBatch.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Producer<String, byte[]> producer;
    private final List<Long> published = new ArrayList<>();
    private final Map<Long, String> refused = new HashMap<>();
    private final Set<String> heldKeys = new HashSet<>();
    /** The producer blocks for each record of a topic that is away: once is enough. */
    private final Set<String> heldTopics = new HashSet<>();

    private Optional<String> failure = Optional.empty();
    private int left;

    OutboxBatch(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * What became of the batch.
     *
     * @param left rows that stay in the outbox
     * @param failure why they do
     */
    record Result(Outcome settled, int left, Optional<String> failure) {}

    Result send(List<Row> rows) {
        var sent = new LinkedHashMap<Row, Future<RecordMetadata>>();
        for (var row : rows) {
            if (heldTopics.contains(row.topic())) {
                left++;
                continue;
            }
            try {
                var acknowledgement = producer.send(row.event().toRecord(row.topic(), row.key()));
                if (acknowledgement.state() == Future.State.FAILED) {
                    failAtOnce(row, acknowledgement.exceptionNow());
                } else {
                    sent.put(row, acknowledgement);
                }
            } catch (RuntimeException e) {
                failAtOnce(row, e);
            }
        }
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        sent.forEach((row, acknowledgement) -> await(row, acknowledgement, deadline));
        return new Result(new Outcome(published, refused), left, failure);
    }

    /**
     * The producer did not take the record; where metadata are missing it says so by a failed future, not by an exception. What
     * follows must not be sent: the topic may be back by then, and it would overtake.
     */
    private void failAtOnce(Row row, Throwable thrown) {
        fail(row, thrown);
        if (!refused.containsKey(row.id())) {
            heldTopics.add(row.topic());
        }
    }

    private void await(Row row, Future<RecordMetadata> acknowledgement, long deadline) {
        try {
            acknowledgement.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (heldKeys.contains(lane(row))) {
                left++;
            } else {
                published.add(row.id());
            }
        } catch (ExecutionException e) {
            fail(row, e.getCause());
        } catch (TimeoutException e) {
            fail(row, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(row, e);
        }
    }

    private void fail(Row row, @Nullable Throwable thrown) {
        if (thrown instanceof RecordTooLargeException || thrown instanceof SerializationException) {
            refused.put(row.id(), String.valueOf(thrown.getMessage()));
            LOG.errorf(
                    "outbox record refused outboxId=%d topic=%s: %s; it stays in journal_outbox",
                    row.id(), row.topic(), thrown.getMessage());
            return;
        }
        left++;
        heldKeys.add(lane(row));
        if (failure.isEmpty()) {
            failure = Optional.of(row.topic() + ": " + (thrown == null ? "unknown" : describe(thrown)));
        }
    }

    private static String describe(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }

    private static String lane(Row row) {
        return row.topic() + "\n" + row.key();
    }
}
