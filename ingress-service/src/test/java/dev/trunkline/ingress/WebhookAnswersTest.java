package dev.trunkline.ingress;

import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.ingress.door.DoorFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.trunkline.ingress.door.DoorFixture.FLEX;
import static dev.trunkline.ingress.door.DoorFixture.FLEX_TOKEN;
import static dev.trunkline.ingress.door.DoorFixture.FRONTLINE;
import static org.assertj.core.api.Assertions.assertThat;

/** What callers are told. */
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(IngressTestSettings.class)
class WebhookAnswersTest extends DoorTestCase {

    private static final String EMPTY_TWIML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    @Test
    @Tag("A05")
    void inboundMessagesGetEmptyTwiml() {
        // When
        var answer = TwilioRequests.form(service, "/webhooks/messaging", inbound(FLEX, newSid()), FLEX_TOKEN);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
        assertThat(answer.body()).isEqualTo(EMPTY_TWIML);
    }

    @ParameterizedTest
    @Tag("A05")
    @CsvSource({
        "/webhooks/taskrouter, 204, application/json, ''",
        "/webhooks/messaging/status, 204, , ''",
        "/webhooks/proxy, 204, , ''",
        "/webhooks/proxy/intercept, 204, , ''",
        "/webhooks/voice/status, 204, , ''",
        "/webhooks/voice/recording, 204, , ''",
        "/webhooks/flex, 204, , ''",
        "/webhooks/debugger, 204, , ''",
        "/webhooks/taskrouter/assignment, 200, application/json, {}",
        "/webhooks/chat, 200, application/json, {}",
        "/webhooks/conversations, 200, application/json, {}",
        "/webhooks/frontline/crm, 200, application/json, {}",
        "/webhooks/frontline/outgoing, 200, application/json, {}",
        "/webhooks/voice, 200, text/xml, <?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>",
        "/webhooks/proxy/out-of-session, 200, text/xml, <?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>"
    })
    void eachWebhookIsAnsweredInTheShapeItNeeds(String path, int status, String type, String body) {
        // When
        var token = IngressTestSettings.tokenOf(WebhookRoute.ofPath(path).orElseThrow());
        var account = token.equals(FLEX_TOKEN) ? FLEX : FRONTLINE;
        var answer = TwilioRequests.form(service, path, "AccountSid=" + account + "&Sid=" + newSid(), token);
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        var contentType = answer.headers().firstValue("Content-Type");
        if (type == null) {
            assertThat(contentType).isEmpty();
        } else {
            assertThat(contentType.orElseThrow()).startsWith(type);
        }
    }

    @Test
    @Tag("A06")
    void anUnknownPathIsKeptWhereTheRequestIsGenuine() {
        // Given
        var sid = newSid();
        // When
        var answer = TwilioRequests.form(service, "/some/other/hook?x=1", inbound(FLEX, sid), FLEX_TOKEN);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(EMPTY_TWIML);
        assertThat(published(WebhookFamily.UNROUTED, sid))
                .singleElement()
                .satisfies(event -> assertThat(event.extension(Extension.WEBHOOK_URL))
                        .contains(DoorFixture.PUBLIC_URL + "/some/other/hook?x=1"));
    }

    @Test
    @Tag("A06")
    void anUnknownPathIsRefusedWhereItIsNot() {
        // Given
        var sid = newSid();
        // When
        var answer = TwilioRequests.form(service, "/some/other/hook", inbound(FLEX, sid), "another token");
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertNowhere(sid);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhole() {
        // Given
        var sid = newSid();
        var body = inbound(FLEX, sid) + "&Filler=" + "x".repeat(1024 * 1000);
        // When
        var announced = TwilioRequests.form(service, "/webhooks/messaging", body, FLEX_TOKEN);
        var chunked = TwilioRequests.send(HttpRequest.newBuilder(service.resolve("/webhooks/messaging"))
                .header("Content-Type", DoorFixture.FORM)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
                .build());
        // Then
        assertProblem(announced, 413, "body-too-large");
        assertThat(announced.headers().firstValue("X-Correlation-Id")).isPresent();
        assertProblem(chunked, 413, "body-too-large");
        assertThat(chunked.headers().firstValue("X-Correlation-Id")).isPresent();
        assertNowhere(sid);
    }

    @Test
    void anotherMethodIsNotAllowed() {
        // When
        var answer = TwilioRequests.call(
                "PUT",
                service.resolve("/webhooks/messaging"),
                inbound(FLEX, newSid()),
                Map.of("Content-Type", DoorFixture.FORM));
        // Then
        assertProblem(answer, 405, "http-405");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q/openapi"})
    void whatIsForManagementIsNotOnTheDoorOfTwilio(String path) {
        // When
        var here = TwilioRequests.call("GET", management.resolve(path), "", Map.of());
        var there = TwilioRequests.call("GET", service.resolve(path), "", Map.of());
        // Then
        assertThat(here.statusCode()).isEqualTo(200);
        assertProblem(there, 403, "signature-refused");
    }

    @Test
    void theApiIsDescribed() {
        // When
        var answer = TwilioRequests.call("GET", management.resolve("/q/openapi"), "", Map.of());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(Arrays.stream(WebhookRoute.values())
                        .map(WebhookRoute::path)
                        .toList())
                .contains("/quarantine/release");
    }
}
