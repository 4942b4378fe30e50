package dev.trunkline.journal.cdi;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.Steps;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.journal.testing.Events;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The whole way in an application: Kafka record, journal, handler, outbox, Kafka record. */
@QuarkusTest
@QuarkusTestResource(
        value = TrunklineTestResource.class,
        initArgs = @ResourceArg(name = "schema", value = "journal_test"))
class JournalApplicationTest {

    private static final String IN = Topics.webhooks(WebhookFamily.MESSAGING);
    private static final String OUT = Topics.updates(UpdateArea.CONVERSATIONS);

    @SuppressWarnings("NullAway.Init") // Injected by the test resource.
    Infrastructure infrastructure;

    private final Journal journal;
    private final JournalQuery query;
    private final JournalReadiness readiness;

    JournalApplicationTest(Journal journal, JournalQuery query, @Readiness JournalReadiness readiness) {
        this.journal = journal;
        this.query = query;
        this.readiness = readiness;
    }

    /** Publishes one update per webhook. */
    @ApplicationScoped
    static class Echo implements EntryHandler {

        @Override
        public boolean handles(String eventType) {
            return eventType.equals("twilio.messaging.inbound");
        }

        @Override
        public Completion handle(Entry entry, Steps steps) throws Exception {
            var answer = steps.once(
                    "answer", String.class, () -> "answer to " + entry.event().id());
            return outbox -> outbox.add(OUT, entry.lane(), Events.event(answer, "test.answered"));
        }
    }

    @Test
    @Tag("A07")
    void turnsARecordThatComesThreeTimesIntoOneUpdate() {
        // Given
        var event = Events.event("SM1", "twilio.messaging.inbound");
        // When
        send(List.of(event.toRecord(IN, "a"), event.toRecord(IN, "a"), event.toRecord(IN, "a")));
        send(List.of(Events.event("SM2", "twilio.messaging.inbound").toRecord(IN, "a")));
        // Then
        assertThat(published(OUT, 2)).containsExactly("answer to SM1", "answer to SM2");
    }

    @Test
    @Tag("A09")
    void parksARecordThatIsNoCloudEvent() {
        // Given
        var unreadable = new ProducerRecord<>(IN, "b", "no headers".getBytes(StandardCharsets.UTF_8));
        // When
        send(List.of(unreadable));
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(query.parked(10)).anySatisfy(parked -> {
                    assertThat(parked.lane()).isEqualTo("unreadable:" + IN);
                    assertThat(parked.reason()).contains("not a CloudEvent", "id: blank");
                    assertThat(new String(parked.event().data(), StandardCharsets.UTF_8))
                            .isEqualTo("no headers");
                }));
        assertThat(published(Topics.parked("messaging"), 1)).isNotEmpty();
    }

    /** Writes with the application's own data source and fails the first time. */
    @ApplicationScoped
    static class Writer implements EntryHandler {

        private final AgroalDataSource dataSource;
        private final AtomicInteger tries = new AtomicInteger();

        Writer(AgroalDataSource dataSource) {
            this.dataSource = dataSource;
        }

        @Override
        public boolean handles(String eventType) {
            return eventType.equals("test.written");
        }

        @Override
        public Completion handle(Entry entry, Steps steps) {
            return outbox -> {
                try (var connection = dataSource.getConnection();
                        var insert = connection.prepareStatement("insert into answer (event_id) values (?)")) {
                    insert.setString(1, entry.event().id());
                    insert.executeUpdate();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                if (tries.incrementAndGet() == 1) {
                    throw new IllegalStateException("fails after its insert");
                }
            };
        }
    }

    @Test
    void commitsTheApplicationsOwnChangesTogetherWithTheEntry() {
        // When
        journal.append(List.of(new NewEntry("d", Events.event("W1", "test.written"))));
        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(query.byEventId("W1").map(EntryView::state)).contains(EntryState.DONE);
            assertThat(query.byEventId("W1").map(EntryView::attempts)).contains(2);
        });
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void wakesNobodyForAnAppendThatIsRolledBack() {
        // When
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    journal.append(List.of(new NewEntry("e", Events.event("W2", "test.written"))));
                    throw new IllegalStateException("the request fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        // Then
        assertThat(query.byEventId("W2")).isEmpty();
    }

    @Test
    void keepsRecordsWithTextThatTheDatabaseCannotStore() {
        // Given
        var poison = Events.event("nul-\0-id", "twilio.messaging.inbound");
        var sound = Events.event("SM3", "test.unknown");
        // When
        send(List.of(poison.toRecord(IN, "c"), sound.toRecord(IN, "c")));
        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(query.byEventId("SM3").map(EntryView::state)).contains(EntryState.DONE);
            assertThat(query.parked(10))
                    .anySatisfy(parked -> assertThat(parked.reason()).contains("cannot store"));
        });
    }

    private void send(List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> settings = Map.of("bootstrap.servers", infrastructure.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var sent : records.stream().map(producer::send).toList()) {
                assertThat(sent).succeedsWithin(Duration.ofSeconds(30));
            }
        }
    }

    /** Ids of the first records of a topic. */
    private List<String> published(String topic, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                infrastructure.bootstrapServers(),
                "group.id",
                "test-" + topic,
                "auto.offset.reset",
                "earliest");
        var ids = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ConsumerRecord<String, byte[]> kafkaRecord : consumer.poll(Duration.ofMillis(100))) {
                    ids.add(CloudEvent.fromRecord(kafkaRecord).id());
                }
                return ids.size() >= count;
            });
        }
        return ids;
    }
}
