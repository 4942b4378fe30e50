package dev.trunkline.ingress.publishing;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.publishing.kafka.KafkaEventLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;

/** A process to be killed: publishes the ids it reads, and writes each back when it is accepted. */
final class SpoolingProcess {

    static final String TOPIC = Topics.webhooks(WebhookFamily.MESSAGING);

    /** Read as a line: written back when Kafka has acknowledged all that was accepted. */
    static final String SETTLE = "settle";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SpoolingProcess() {}

    /** Arguments: directory of the spool, address of Kafka. Lines of standard input: key and id, apart by a blank. */
    public static void main(String... arguments) throws IOException {
        var eventLog = new KafkaEventLog(Map.of("bootstrap.servers", arguments[1]));
        eventLog.prepare(List.of(TOPIC));
        try (var publisher = open(eventLog, Path.of(arguments[0]));
                var ids = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = ids.readLine(); line != null; line = ids.readLine()) {
                if (line.equals(SETTLE)) {
                    awaitDrained(publisher);
                } else {
                    publisher
                            .publish(List.of(publication(line)))
                            .toCompletableFuture()
                            .join();
                }
                System.out.println("accepted " + line);
            }
        }
    }

    /** Waits until nothing is in the spool and nothing goes through it. */
    static void awaitDrained(DurablePublisher publisher) {
        await().atMost(PATIENCE)
                .until(() -> publisher.states().stream().noneMatch(state -> state.spooling() || state.depth() > 0));
    }

    static DurablePublisher open(EventLog eventLog, Path directory) {
        return DurablePublisher.open(eventLog, directory, 1 << 20, Duration.ofMillis(500), Clock.systemUTC());
    }

    static Publication publication(String keyAndId) {
        var id = keyAndId.substring(keyAndId.indexOf(' ') + 1);
        var event = new CloudEvent(id, "/test", "test", Instant.EPOCH, null, Map.of(), new byte[100]);
        return new Publication(TOPIC, keyAndId.substring(0, keyAndId.indexOf(' ')), event);
    }
}
