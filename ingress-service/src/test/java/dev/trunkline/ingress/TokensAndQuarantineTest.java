package dev.trunkline.ingress;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.ingress.door.DoorFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
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
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.ingress.door.DoorFixture.FLEX;
import static dev.trunkline.ingress.door.DoorFixture.FLEX_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(IngressTestSettings.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class TokensAndQuarantineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ConfigProperty(name = "trunkline.twilio.accounts.flex.auth-token-file")
    Path primaryToken;

    @ConfigProperty(name = "trunkline.twilio.accounts.flex.secondary-auth-token-file")
    Path secondaryToken;

    Infrastructure infrastructure;
    LoginServer login;

    @AfterEach
    void restoreTokens() throws IOException {
        Files.writeString(primaryToken, FLEX_TOKEN);
        Files.writeString(secondaryToken, "");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statusWith(FLEX_TOKEN)).isEqualTo(200));
    }

    private static String inbound(String sid) {
        return "AccountSid=" + FLEX + "&MessageSid=" + sid + "&From=%2B14155550123&To=%2B14155550100&Body=confidential";
    }

    private HttpResponse<String> receive(String sid, String token) {
        return TwilioRequests.form(service, "/webhooks/messaging", inbound(sid), token);
    }

    private int statusWith(String token) {
        return receive("SM" + UUID.randomUUID(), token).statusCode();
    }

    private HttpResponse<String> operate(String method, String path, String body, String role) {
        var headers = Map.of(
                "Authorization",
                "Bearer " + LoginServer.token(login.issuer(), role),
                "Content-Type",
                "application/json");
        return TwilioRequests.call(method, service.resolve(path), body, headers);
    }

    private List<String> kept() {
        var answer = operate("GET", "/quarantine?limit=1000", "", "operator");
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonPath.from(answer.body()).getList("items.id");
    }

    private List<CloudEvent> published(String sid) {
        return KafkaRecords.containing(
                infrastructure.bootstrapServers(), sid, Topics.webhooks(WebhookFamily.MESSAGING));
    }

    private String metrics() {
        return TwilioRequests.call("GET", management.resolve("/q/metrics"), "", Map.of())
                .body();
    }

    @Test
    @Tag("Y07")
    void twoTokensCountDuringARotationAndTheMetricSaysWhich() throws IOException {
        // Given
        assertThat(statusWith("token-to-come")).isEqualTo(403);
        // When
        Files.writeString(secondaryToken, "token-to-come");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statusWith("token-to-come")).isEqualTo(200));
        assertThat(statusWith(FLEX_TOKEN)).isEqualTo(200);
        assertThat(metrics().lines().filter(line -> line.startsWith("trunkline_webhook_signatures_total")))
                .anyMatch(line -> line.contains("account=\"flex\"")
                        && line.contains("token=\"secondary\"")
                        && line.contains("outcome=\"genuine\""))
                .anyMatch(line -> line.contains("token=\"primary\"") && line.contains("rule=\"as-received\""))
                .anyMatch(line -> line.contains("outcome=\"refused\""));
    }

    @Test
    @Tag("Y07")
    void aRetiredTokenCountsNoMoreWithoutARestart() throws IOException {
        // When
        Files.writeString(primaryToken, "next-token");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statusWith("next-token")).isEqualTo(200));
        assertThat(statusWith(FLEX_TOKEN)).isEqualTo(403);
    }

    @Test
    @Tag("Y02")
    void aRefusedRequestFlowsAsUsualOnceTheTokenIsMendedAndItIsReleased() throws IOException {
        // Given
        var sid = "SM" + UUID.randomUUID();
        var before = kept();
        assertThat(receive(sid, "forgotten-token").statusCode()).isEqualTo(403);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kept()).hasSize(before.size() + 1));
        assertThat(published(sid)).isEmpty();
        var id = kept().stream()
                .filter(candidate -> !before.contains(candidate))
                .findFirst()
                .orElseThrow();
        var order = "{\"ids\":[\"" + id + "\"]}";
        // When
        var tooEarly = operate("POST", "/quarantine/release", order, "operator");
        Files.writeString(secondaryToken, "forgotten-token");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statusWith("forgotten-token")).isEqualTo(200));
        var released = operate("POST", "/quarantine/release", order, "operator");
        var again = operate("POST", "/quarantine/release", order, "operator");
        // Then
        assertThat(JsonPath.from(tooEarly.body()).getList("refused.id")).containsExactly(id);
        assertThat(JsonPath.from(released.body()).getList("released")).containsExactly(id);
        assertThat(JsonPath.from(again.body()).getList("unknown")).containsExactly(id);
        assertThat(published(sid)).hasSize(1);
        receive(sid, "forgotten-token");
        assertThat(published(sid))
                .hasSize(2)
                .extracting(CloudEvent::id)
                .containsOnly(published(sid).getFirst().id());
        assertThat(kept()).doesNotContain(id);
    }

    @Test
    @Tag("Y14")
    void theLedgerNamesWhatIsInQuarantineUntilItIsReleased() throws IOException {
        // Given
        assertThat(receive("SM" + UUID.randomUUID(), "token-of-tomorrow").statusCode())
                .isEqualTo(403);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kept()).isNotEmpty());
        var ids = kept();
        // When
        var before = JsonPath.from(
                operate("GET", "/ledger?limit=1000", "", "operator").body());
        Files.writeString(secondaryToken, "token-of-tomorrow");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statusWith("token-of-tomorrow")).isEqualTo(200));
        operate("POST", "/quarantine/release", "{\"ids\":[\"" + ids.getFirst() + "\"]}", "operator");
        var after = JsonPath.from(
                operate("GET", "/ledger?limit=1000", "", "operator").body());
        // Then
        assertThat(before.getList("quarantinedIds")).isEqualTo(ids);
        assertThat(before.getLong("quarantined")).isEqualTo(ids.size());
        assertThat(after.getList("quarantinedIds")).doesNotContain(ids.getFirst());
        assertThat(after.getLong("counts.released")).isEqualTo(before.getLong("counts.released") + 1);
        assertThat(after.getLong("spooled")).isZero();
        assertThat(metrics()).contains("trunkline_quarantine_released_total");
    }

    @Test
    @Tag("Y02")
    void onlyOperatorsSeeAndReleaseIt() {
        // When
        var stranger = TwilioRequests.call("GET", service.resolve("/quarantine"), "", Map.of());
        var agent = operate("GET", "/quarantine", "", "agent");
        var agentsRelease = operate("POST", "/quarantine/release", "{\"all\":true}", "agent");
        var agentsLedger = operate("GET", "/ledger", "", "agent");
        // Then
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(agent.statusCode()).isEqualTo(403);
        assertThat(agentsRelease.statusCode()).isEqualTo(403);
        assertThat(agentsLedger.statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("Y02")
    void aTokenForAnotherAudienceCountsForNothing() {
        // Given
        var form = "grant_type=client_credentials&client_id=another&client_secret=any&scope=another";
        var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
        var issued = TwilioRequests.call("POST", URI.create(login.issuer() + "/token"), form, type);
        var token = JsonPath.from(issued.body()).getString("access_token");
        // When
        var answer = TwilioRequests.call(
                "GET", service.resolve("/quarantine"), "", Map.of("Authorization", "Bearer " + token));
        // Then
        assertThat(token).isNotBlank();
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("Y02")
    void aReleaseSaysWhatItIsFor() {
        // When
        var undecided = operate("POST", "/quarantine/release", "{}", "operator");
        var malformed = operate("POST", "/quarantine/release", "{", "operator");
        // Then
        assertThat(undecided.statusCode()).isEqualTo(400);
        assertThat(undecided.body()).contains("give either ids or all=true");
        assertThat(malformed.statusCode()).isEqualTo(400);
    }

    @Test
    @Tag("G02")
    void theLogNamesNoTokenBodyOrNumber() {
        // Given
        var lines = new Lines();
        var root = Logger.getLogger("");
        root.addHandler(lines);
        try {
            // When
            receive("SMlogged", FLEX_TOKEN);
            receive("SMlogged", "another-token");
            TwilioRequests.send(
                    service,
                    DoorFixture.json(
                            "/webhooks/event-streams", "{confidential".getBytes(StandardCharsets.UTF_8), FLEX_TOKEN));
            operate("POST", "/quarantine/release", "{\"all\":true}", "operator");
        } finally {
            root.removeHandler(lines);
        }
        // Then
        assertThat(lines.text.toString())
                .contains("quarantine released=")
                .doesNotContain("confidential", "4155550123", "4155550100", FLEX_TOKEN, "another-token", "eyJ");
    }

    private static final class Lines extends Handler {
        private final PatternFormatter formatter = new PatternFormatter("%c %m %e%n");
        private final StringBuilder text = new StringBuilder();

        private Lines() {
            setLevel(Level.ALL);
        }

        @Override
        public synchronized void publish(LogRecord logged) {
            text.append(formatter.format(logged));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
