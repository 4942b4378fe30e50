package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.WebhookFamily;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** docs/metrics.md and what the services serve are one. */
@ExtendWith(RunningSandbox.class)
class MetricsTest {

    private static final List<String> SERVICES = List.of(
            "GATEWAY_URL", "INGRESS_MANAGEMENT_URL", "MESSAGING_URL", "PROXY_URL", "BRIDGE_URL", "TASKROUTER_URL");
    private static final List<String> DOMAIN_SERVICES =
            List.of("MESSAGING_URL", "PROXY_URL", "BRIDGE_URL", "TASKROUTER_URL");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Pattern OLDEST_AGE =
            Pattern.compile("(?m)^trunkline_journal_oldest_age_seconds(?:\\{.*})? (\\S+)$");
    private static final Pattern TYPE_LINE = Pattern.compile("(?m)^# TYPE (trunkline_\\w+) (\\w+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(trunkline_\\w+)` \\| (\\w+)(, later)? \\|");

    private record Metric(String type, boolean later) {}

    @Test
    void documentAndServicesNameTheSameMetrics(Sandbox sandbox) throws IOException {
        // Given
        var documented = documented();
        // When
        var served = new TreeMap<String, String>();
        SERVICES.forEach(service -> served.putAll(served(sandbox, service)));
        // Then
        assertThat(documented.keySet())
                .as("docs/metrics.md: describe what is served")
                .containsAll(served.keySet());
        assertThat(served.keySet())
                .as("docs/metrics.md: take out what is not served, or mark it: later")
                .containsAll(documented.entrySet().stream()
                        .filter(metric -> !metric.getValue().later())
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(served)
                .allSatisfy((name, type) -> assertThat(documented.get(name).type())
                        .as("docs/metrics.md: type of %s", name)
                        .isEqualTo(type));
    }

    @Test
    @Tag("Y06")
    void theAgeOfTheOldestEventGrowsAsLongAsItWaits(Sandbox sandbox) {
        // Given
        var lane = "KC" + UUID.randomUUID().toString().replace("-", "");
        journal(sandbox, "hold", lane, "to see its age grow");
        // When
        publish(sandbox, lane);
        // Then
        var first = await().atMost(PATIENCE).until(() -> oldestAge(sandbox), age -> age > 0);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(oldestAge(sandbox)).isGreaterThan(first + 1));
        journal(sandbox, "release", lane, "its age was seen");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(oldestAge(sandbox)).isZero());
    }

    @Test
    void everyServiceShowsTheAgeOfItsOldestEvent(Sandbox sandbox) {
        assertThat(DOMAIN_SERVICES)
                .allSatisfy(service ->
                        assertThat(served(sandbox, service)).containsKey("trunkline_journal_oldest_age_seconds"));
    }

    private static void journal(Sandbox sandbox, String action, String lane, String why) {
        var result = sandbox.run("", "journal", action, "proxy", lane, "--why", why);
        assertThat(result.status()).as(result.output()).isZero();
    }

    /** An event of a Proxy session, whose lane it is. */
    private static void publish(Sandbox sandbox, String session) {
        var event = new CloudEvent(
                "age-" + session,
                "/accounts/" + sandbox.value("FLEX_ACCOUNT_SID") + "/proxy",
                "twilio.proxy.interaction",
                Instant.now(),
                "application/x-www-form-urlencoded",
                Map.of(CloudEvent.Extension.ACCOUNT, sandbox.value("FLEX_ACCOUNT_SID")),
                ("interactionSessionSid=" + session).getBytes(StandardCharsets.UTF_8));
        MessagingJournal.send(sandbox, event.toRecord(Topics.webhooks(WebhookFamily.PROXY), session));
    }

    /** As the Proxy service tells it, which has nothing else that waits. */
    private static double oldestAge(Sandbox sandbox) {
        var metrics = given().get(sandbox.value("PROXY_URL") + "/q/metrics").asString();
        return OLDEST_AGE
                .matcher(metrics)
                .results()
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .max()
                .orElseThrow();
    }

    private static Map<String, Metric> documented() throws IOException {
        var text = Files.readString(Sandbox.ROOT.resolve("docs/metrics.md"));
        return ROW.matcher(text)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> new Metric(row.group(2), row.group(3) != null)));
    }

    /** Names and types; the greatest value of a timer counts as a part of it. */
    private static Map<String, String> served(Sandbox sandbox, String service) {
        var text = given().get(sandbox.value(service) + "/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var types = TYPE_LINE
                .matcher(text)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
        Predicate<String> partOfATimer =
                name -> name.endsWith("_max") && types.containsKey(name.substring(0, name.length() - "_max".length()));
        return types.entrySet().stream()
                .filter(type -> !partOfATimer.test(type.getKey()))
                .collect(Collectors.toMap(type -> sample(type.getKey(), type.getValue()), Map.Entry::getValue));
    }

    /** OpenMetrics names a counter without the ending that its samples have. */
    private static String sample(String name, String type) {
        return type.equals("counter") && !name.endsWith("_total") ? name + "_total" : name;
    }
}
