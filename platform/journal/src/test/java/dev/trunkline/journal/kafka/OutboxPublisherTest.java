package dev.trunkline.journal.kafka;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.engine.Signal;
import dev.trunkline.journal.jdbc.JdbcOutbox;
import dev.trunkline.journal.jdbc.OutboxRows;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class OutboxPublisherTest {

    private final List<MockProducer<String, byte[]>> producers = new ArrayList<>();
    private Database database;
    private JdbcOutbox outbox;
    private Signal work;
    private OutboxPublisher publisher;

    @BeforeEach
    void create() {
        database = Database.create(6);
        work = new Signal();
        outbox = new JdbcOutbox(database.transactions(), work::wake);
        publisher = publisher(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        publisher.close();
        database.close();
    }

    @Test
    void publishesInOrderAndTakesOutWhatWasAcknowledged() {
        // Given
        add("one", "a", "two", "b", "three", "a");
        // When
        var taken = publisher.publishOnce();
        // Then
        assertThat(taken).isEqualTo(3);
        assertThat(published()).containsExactly("a:one", "b:two", "a:three");
        assertThat(left()).isZero();
    }

    @Test
    void isWokenByACommitAndNotByARollback() {
        // Given a publisher that never looks by itself
        publisher.start();
        assertThatThrownBy(() -> database.transactions().call(connection -> {
                    add("never", "a");
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);
        // When
        add("one", "a");
        // Then
        await().untilAsserted(() -> assertThat(published()).containsExactly("a:one"));
    }

    @Test
    void publishesWhatAProcessThatDiedAfterItsCommitLeftBehind() {
        // Given rows of a process that is gone, and a publisher that was never woken
        add("one", "a", "two", "a");
        publisher = publisher(Duration.ofMillis(10));
        // When
        publisher.start();
        // Then
        await().untilAsserted(() -> assertThat(published()).containsExactly("a:one", "a:two"));
    }

    @Test
    @Tag("A07")
    void publishesAgainWithTheSameIdsWhereItDiedBeforeTheRowsWereTakenOut() {
        // Given
        add("one", "a");
        var rows = new OutboxRows(database.transactions());
        assertThatThrownBy(() -> rows.take(10, batch -> {
                    throw new IllegalStateException("dies after the acknowledgement");
                }))
                .isInstanceOf(IllegalStateException.class);
        // When
        publisher.publishOnce();
        // Then
        assertThat(published()).containsExactly("a:one");
        assertThat(left()).isZero();
    }

    @Test
    void missesNoRowThatWasCommittedAfterALaterOne() {
        // Given a transaction that draws its id first and commits last
        var published = database.transactions().call(connection -> {
            add("drawn first", "a");
            var other = CompletableFuture.supplyAsync(() -> {
                add("drawn second", "b");
                return publisher.publishOnce();
            });
            return other.join();
        });
        // When
        publisher.publishOnce();
        // Then
        assertThat(published).isEqualTo(1);
        assertThat(published()).containsExactly("b:drawn second", "a:drawn first");
    }

    @Test
    void leavesTheWorkToTheOneThatIsAtIt() throws Exception {
        // Given
        add("one", "a");
        var publishing = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var other = CompletableFuture.supplyAsync(() -> new OutboxRows(database.transactions()).take(10, rows -> {
            publishing.countDown();
            await().until(() -> go.getCount() == 0);
            return new OutboxRows.Outcome(rows.stream().map(OutboxRows.Row::id).toList(), java.util.Map.of());
        }));
        publishing.await();
        // When
        var taken = publisher.publishOnce();
        go.countDown();
        // Then
        assertThat(taken).isZero();
        assertThat(other.join()).isEqualTo(1);
        assertThat(published()).isEmpty();
    }

    @Test
    void holdsBackWhatFollowsAFailedRecordOfTheSameKeyAndGoesOnWithAFreshProducer() {
        // Given
        add("one", "a", "two", "b", "three", "a");
        failing("one", new NotLeaderOrFollowerException("no leader"));
        // When
        var first = publisher.publishOnce();
        var firstLeft = left();
        var second = publisher.publishOnce();
        // Then
        assertThat(first).isEqualTo(-1);
        assertThat(firstLeft).isEqualTo(2);
        assertThat(second).isEqualTo(2);
        assertThat(producers.getFirst().closed()).isTrue();
        assertThat(ids(producers.getLast())).containsExactly("a:one", "a:three");
        assertThat(publisher.trouble()).isEmpty();
    }

    @Test
    void goesOnWithOtherTopicsWhereOneIsAway() {
        // Given
        outbox.add("away", "a", event("one"));
        outbox.add("there", "a", event("two"));
        producers.add(new ScriptedProducer() {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> kafkaRecord) {
                if (kafkaRecord.topic().equals("away")) {
                    throw new TimeoutException("topic away not present in metadata");
                }
                return super.send(kafkaRecord);
            }
        });
        // When
        publisher.publishOnce();
        // Then
        assertThat(database.text("select string_agg(topic, ' ') from journal_outbox"))
                .isEqualTo("away");
        assertThat(publisher.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble).contains("away"));
    }

    @Test
    void keepsWhatKafkaWillNeverTakeAsideWithTheReason() {
        // Given
        add("huge", "a", "two", "a");
        failing("huge", new RecordTooLargeException("2 MB"));
        // When
        var taken = publisher.publishOnce();
        var next = publisher.publishOnce();
        // Then
        assertThat(taken).isEqualTo(2);
        assertThat(next).isZero();
        assertThat(database.text("select event_id || ': ' || refused from journal_outbox"))
                .isEqualTo("huge: 2 MB");
    }

    private OutboxPublisher publisher(Duration poll) {
        return new OutboxPublisher(new OutboxRows(database.transactions()), this::producer, poll, work);
    }

    private MockProducer<String, byte[]> producer() {
        if (producers.isEmpty() || producers.getLast().closed()) {
            producers.add(new ScriptedProducer());
        }
        return producers.getLast();
    }

    /** Acknowledges everything. */
    private static class ScriptedProducer extends MockProducer<String, byte[]> {
        ScriptedProducer() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }
    }

    private void failing(String id, RuntimeException failure) {
        producers.add(new ScriptedProducer() {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> kafkaRecord) {
                return ids(List.of(kafkaRecord)).getFirst().endsWith(":" + id)
                        ? failedByTheBroker(failure)
                        : super.send(kafkaRecord);
            }
        });
    }

    /** Sent and on its way; fails when its acknowledgement is awaited. */
    private static Future<RecordMetadata> failedByTheBroker(RuntimeException failure) {
        return new CompletableFuture<>() {
            @Override
            public RecordMetadata get(long timeout, TimeUnit unit)
                    throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
                completeExceptionally(failure);
                return super.get(timeout, unit);
            }
        };
    }

    private void add(String... idsAndKeys) {
        database.transactions().call(connection -> {
            for (var i = 0; i < idsAndKeys.length; i += 2) {
                outbox.add("topic", idsAndKeys[i + 1], event(idsAndKeys[i]));
            }
            return true;
        });
    }

    private static CloudEvent event(String id) {
        return Events.event(id, "test.happened");
    }

    private long left() {
        return database.number("select count(*) from journal_outbox");
    }

    private List<String> published() {
        return producers.stream().flatMap(producer -> ids(producer).stream()).toList();
    }

    private static List<String> ids(MockProducer<String, byte[]> producer) {
        return ids(producer.history());
    }

    private static List<String> ids(List<ProducerRecord<String, byte[]>> records) {
        return records.stream()
                .map(kafkaRecord -> kafkaRecord.key() + ":"
                        + new String(
                                kafkaRecord.headers().lastHeader("ce_id").value(),
                                java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
