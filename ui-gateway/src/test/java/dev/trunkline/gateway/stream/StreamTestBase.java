package dev.trunkline.gateway.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.embedded.LoginServer;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What tests of the live stream share: clients that listen, and updates that are published. */
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
abstract class StreamTestBase {

    static final String ADDED = "trunkline.message.added";
    static final String CONVERSATIONS = Topics.updates(UpdateArea.CONVERSATIONS);

    @TestHTTPResource
    URI base;

    Infrastructure infrastructure;
    LoginServer login;

    private final List<EventSource> open = new ArrayList<>();
    KafkaProducer<String, byte[]> producer;
    String token;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", infrastructure.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        token = LoginServer.token(login.issuer(), "agent");
    }

    @AfterEach
    void disconnect() {
        open.forEach(EventSource::close);
        producer.close();
    }

    EventSource live() {
        return live("conversations");
    }

    /** A client that has said it is caught up. */
    EventSource live(String areas) {
        var client = keep(new EventSource(base.resolve("/api/stream?areas=" + areas), token, null));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(client.types()).contains("caught-up"));
        return client;
    }

    EventSource connect(@Nullable String lastEventId) {
        return keep(new EventSource(base.resolve("/api/stream?areas=conversations"), token, lastEventId));
    }

    EventSource keep(EventSource client) {
        open.add(client);
        return client;
    }

    void publish(String key, String text) {
        publish(key, ADDED, "{\"text\":\"" + text + "\"}", TraceContext.start());
    }

    void publish(String key, String type, String json, TraceContext trace) {
        publish(key, event(type, json, trace));
    }

    void publish(String key, CloudEvent event) {
        try {
            producer.send(event.toRecord(CONVERSATIONS, key)).get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static CloudEvent event(String type, String json, TraceContext trace) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                "/messaging",
                type,
                Instant.now(),
                "application/json",
                Map.of(CloudEvent.Extension.TRACE_PARENT, trace.traceparent()),
                json.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> texts(EventSource client) {
        return client.data(ADDED).stream().map(StreamTestBase::text).toList();
    }

    static String text(String event) {
        try {
            return new ObjectMapper()
                    .readTree(event.substring(event.indexOf('{')))
                    .path("text")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
