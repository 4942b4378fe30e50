package dev.trunkline.ingress;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.ingress.ledger.IngressLedger;
import dev.trunkline.ingress.ledger.IngressReport.OfTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.ingress.door.DoorFixture.FLEX;
import static dev.trunkline.ingress.door.DoorFixture.FLEX_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(OutageTest.SmallSpool.class)
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(IngressTestSettings.class)
@Tag("A10")
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class OutageTest {

    /** Callers of this test hang up after it, so that a later answer fails the test. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final String TOPIC = Topics.webhooks(WebhookFamily.MESSAGING);

    /** Room for some tens of webhooks. */
    public static final class SmallSpool implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trunkline.ingress.spool.max-bytes", "20K");
        }
    }

    @TestHTTPResource
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ConfigProperty(name = "trunkline.ingress.spool.directory")
    Path spool;

    @Inject
    IngressLedger ledger;

    Infrastructure infrastructure;

    @AfterEach
    void bringKafkaBack() {
        infrastructure.startKafka();
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(metric("trunkline_spool_depth")).isZero());
    }

    private HttpResponse<String> receive(String path, String body) {
        return TwilioRequests.form(service, path, "AccountSid=" + FLEX + "&" + body, FLEX_TOKEN);
    }

    private HttpResponse<String> receiveInTime(String body) {
        var form = "AccountSid=" + FLEX + "&" + body;
        return TwilioRequests.form(service, "/webhooks/messaging", form, FLEX_TOKEN, LONGEST_ANSWER);
    }

    private static String message(String run, int number, int conversation) {
        return "MessageSid=SM" + run + "&From=%2B1415555010" + conversation + "&To=%2B14155550100&Body=" + number;
    }

    private HttpResponse<String> get(String path) {
        return TwilioRequests.call("GET", management.resolve(path), "", Map.of());
    }

    private double metric(String name) {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private List<CloudEvent> published(String text) {
        return KafkaRecords.containing(infrastructure.bootstrapServers(), text, TOPIC);
    }

    private static List<String> bodies(List<CloudEvent> events, int conversation) {
        return events.stream()
                .map(event -> new String(event.data(), StandardCharsets.UTF_8))
                .filter(body -> body.contains("From=%2B1415555010" + conversation + "&"))
                .map(body -> body.substring(body.indexOf("Body=") + 5))
                .toList();
    }

    @Test
    void webhooksAreAnsweredWhileKafkaIsAwayAndArriveOnceInOrderWhenItIsBack() {
        // Given
        var run = UUID.randomUUID().toString();
        assertThat(receive("/webhooks/messaging", message(run, 0, 0)).statusCode())
                .isEqualTo(200);
        infrastructure.stopKafka();
        // When
        for (int i = 1; i <= 20; i++) {
            var answer = receiveInTime(message(run, i, i % 2));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("<Response/>");
        }
        // Then
        assertThat(metric("trunkline_spool_depth")).isEqualTo(20);
        assertThat(metric("trunkline_spool_bytes")).isPositive();
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        var report = ledger.report(5);
        assertThat(report.spooled()).isEqualTo(20);
        assertThat(report.spooledIds()).hasSize(5).doesNotHaveDuplicates();
        assertThat(report.topics()).containsExactly(new OfTopic(TOPIC, 20, 0));
        assertThat(report.quarantined()).isNull();
        assertThat(report.quarantineTrouble()).contains("try again");
        infrastructure.startKafka();
        receive("/webhooks/messaging", message(run, 21, 1));
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(published(run)).hasSize(22));
        var events = published(run);
        assertThat(events.stream().map(CloudEvent::id)).containsAll(report.spooledIds());
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(ledger.report(5).spooled()).isZero());
        assertThat(bodies(events, 0))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 20)
                        .filter(i -> i % 2 == 0)
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(bodies(events, 1))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 21)
                        .filter(i -> i % 2 == 1)
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(metric("trunkline_spool_drained_total")).isPositive();
    }

    @Test
    void withTheSpoolFullAWebhookIsRefusedAndEveryAcceptedOneArrives() {
        // Given
        var run = UUID.randomUUID().toString();
        infrastructure.stopKafka();
        // When
        int accepted = 0;
        var answer = receive("/webhooks/messaging", message(run, accepted, 0));
        while (answer.statusCode() == 200 && accepted < 1000) {
            accepted++;
            answer = receive("/webhooks/messaging", message(run, accepted, 0));
        }
        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("/problems/webhook-not-kept");
        assertThat(accepted).isPositive();
        infrastructure.startKafka();
        int expected = accepted;
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(bodies(published(run), 0))
                        .containsExactlyElementsOf(IntStream.range(0, expected)
                                .mapToObj(String::valueOf)
                                .toList()));
    }

    @Test
    void withTheDiskFailingAWebhookIsRefused() throws IOException {
        // Given
        var inTheWay = spool.resolve(Topics.webhooks(WebhookFamily.FLEX));
        Files.deleteIfExists(inTheWay);
        Files.createFile(inTheWay);
        infrastructure.stopKafka();
        // When
        var answer = receive("/webhooks/flex", "EventType=onInteractionCreated");
        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        Files.delete(inTheWay);
        assertThat(receive("/webhooks/flex", "EventType=onInteractionCreated").statusCode())
                .isEqualTo(204);
    }
}
