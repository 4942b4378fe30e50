package dev.trunkline.journal.kafka;

import dev.trunkline.journal.jdbc.JdbcJournal;
import dev.trunkline.journal.query.EntryStates;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Events;
import dev.trunkline.journal.testing.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A topic, and a journal that takes it in under a group. Events whose ids begin with {@code other} are not its business. */
final class TopicFixture implements AutoCloseable {

    static final Instant LONG_AGO = Instant.EPOCH;
    static final Instant FAR_AHEAD = Instant.MAX;

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final int PARTITIONS = 3;
    private static final int BATCH = 500;

    final String topic = "topic-" + TOPICS.incrementAndGet();
    final Database database = Database.create(4);
    final EntryStates states = new EntryStates(database.transactions());
    final LaneRules rules = (event, key) -> event.id().startsWith("other")
            ? Optional.empty()
            : LaneRules.byKey().lane(event, key);
    final WebhookTopics topics = new WebhookTopics(List.of(topic), () -> KafkaBroker.consumer(topic, BATCH));

    private final RecordIntake intake = new RecordIntake(new JdbcJournal(database.transactions(), () -> {}), rules);

    TopicFixture() {
        KafkaBroker.createTopic(topic, PARTITIONS);
    }

    /** Each of the ids in a lane of its own name's first letter. */
    void send(String... ids) {
        KafkaBroker.send(Arrays.stream(ids).map(this::happened).toList());
    }

    ProducerRecord<String, byte[]> happened(String id) {
        return Events.event(id, "test.happened").toRecord(topic, id.substring(0, 1));
    }

    void sendAt(Instant time, String id) {
        var happened = happened(id);
        KafkaBroker.send(List.of(new ProducerRecord<>(
                topic, null, time.toEpochMilli(), happened.key(), happened.value(), happened.headers())));
    }

    void sendUnreadable(String text) {
        KafkaBroker.send(List.of(new ProducerRecord<>(topic, "u", text.getBytes(StandardCharsets.UTF_8))));
    }

    void takeIn() {
        KafkaBroker.takeIn(topic, topic, this::append);
    }

    private void append(List<ConsumerRecord<String, byte[]>> records) {
        try {
            intake.append(records);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void settle(String state, String... ids) {
        for (var id : ids) {
            database.update("update journal_entry set state = ? where event_id = ?", state, id);
        }
    }

    void remove(String id) {
        database.update("delete from journal_entry where event_id = ?", id);
    }

    @Override
    public void close() {
        database.close();
    }
}
