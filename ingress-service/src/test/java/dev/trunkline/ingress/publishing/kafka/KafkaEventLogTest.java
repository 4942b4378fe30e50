package dev.trunkline.ingress.publishing.kafka;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.embedded.EmbeddedKafka;
import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.publishing.RecordRefusedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Tag("A10")
class KafkaEventLogTest {

    private static final String TOPIC = "small";

    @TempDir
    private Path directory;

    @Test
    void tellsWhatKafkaWillNeverTakeApartFromWhatItCannotTakeNow() throws Exception {
        try (var kafka = EmbeddedKafka.start(directory)) {
            // Given
            createTopicOfSmallRecords(kafka.bootstrapServers());
            var unlimited = new KafkaEventLog(Map.of("bootstrap.servers", kafka.bootstrapServers()));
            var limited = new KafkaEventLog(Map.of(
                    "bootstrap.servers", kafka.bootstrapServers(), ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "1000"));
            unlimited.prepare(List.of(TOPIC));
            limited.prepare(List.of(TOPIC));
            await().untilAsserted(() -> assertThat(send(unlimited, 10)).isEmpty());
            await().untilAsserted(() -> assertThat(send(limited, 10)).isEmpty());
            // When
            var byTheTopic = send(unlimited, 5_000);
            var byTheProducer = send(limited, 1_000);
            var withoutTopic = sendTo("no-such-topic", unlimited, 10);
            // Then
            assertThat(byTheTopic).containsInstanceOf(RecordRefusedException.class);
            assertThat(byTheProducer).containsInstanceOf(RecordRefusedException.class);
            assertThat(withoutTopic).isPresent().get().isNotInstanceOf(RecordRefusedException.class);
            assertThat(send(unlimited, 10)).isEmpty();
            assertThat(limited.largestRecord()).isLessThan(unlimited.largestRecord());
            unlimited.close();
            limited.close();
        }
    }

    private static void createTopicOfSmallRecords(String bootstrapServers) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topic = new NewTopic(TOPIC, 1, (short) 1).configs(Map.of("max.message.bytes", "2000"));
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static Optional<Exception> send(KafkaEventLog eventLog, int bytes) {
        return sendTo(TOPIC, eventLog, bytes);
    }

    private static Optional<Exception> sendTo(String topic, KafkaEventLog eventLog, int bytes) {
        var event = new CloudEvent("id", "/test", "test", Instant.EPOCH, null, Map.of(), new byte[bytes]);
        var outcome = new CompletableFuture<Optional<Exception>>();
        eventLog.send(new Publication(topic, "key", event), failure -> outcome.complete(Optional.ofNullable(failure)));
        return outcome.join();
    }
}
