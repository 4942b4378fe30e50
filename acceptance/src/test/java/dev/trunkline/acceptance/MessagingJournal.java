package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.webhook.WebhookFamily;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** Puts records before messaging-service and asks its journal, as an operator's program does: quick enough to ask again and again. */
final class MessagingJournal {

    static final String TOPIC = Topics.webhooks(WebhookFamily.MESSAGING);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private MessagingJournal() {}

    /** Ids of the entries that a query finds, newest first. */
    static List<Long> entries(Sandbox sandbox, String query) {
        return get(sandbox, "/entries?limit=100&" + query).getList("items.id", Long.class);
    }

    /** Sends a record that is no event, and waits until it is parked; the id of its entry. */
    static long park(Sandbox sandbox, String data) {
        send(sandbox, new ProducerRecord<>(TOPIC, "no-key", data.getBytes(StandardCharsets.UTF_8)));
        return await().atMost(PATIENCE)
                .until(
                        () -> entries(sandbox, "state=parked&type=trunkline.unreadable").stream()
                                .filter(id -> data.equals(
                                        get(sandbox, "/entries/" + id).getString("data")))
                                .findFirst()
                                .orElse(0L),
                        id -> id != 0L);
    }

    /** Returns when Kafka has it. */
    static void send(Sandbox sandbox, ProducerRecord<String, byte[]> kafkaRecord) {
        Map<String, Object> settings = Map.of("bootstrap.servers", sandbox.value("KAFKA_BOOTSTRAP"), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(kafkaRecord).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("not sent to " + kafkaRecord.topic(), e.getCause());
        }
    }

    private static JsonPath get(Sandbox sandbox, String path) {
        return given().auth()
                .oauth2(sandbox.token("operator"))
                .get(sandbox.value("GATEWAY_URL") + "/api/journal/messaging" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
