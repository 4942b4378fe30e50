package dev.trunkline.ingress;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.ingress.door.DoorFixture;
import dev.trunkline.ingress.door.WebhookRequest;
import dev.trunkline.twilio.signature.SignedRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.trunkline.ingress.door.DoorFixture.FLEX;
import static dev.trunkline.ingress.door.DoorFixture.FLEX_TOKEN;
import static dev.trunkline.ingress.door.DoorFixture.FRONTLINE;
import static dev.trunkline.ingress.door.DoorFixture.FRONTLINE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

/** Only what comes from Twilio comes in. */
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(IngressTestSettings.class)
class ProvenWebhooksTest extends DoorTestCase {

    @Test
    @Tag("A02")
    void oneChangedByteIsRefusedAndPublishedNowhere() {
        // Given
        var sid = newSid();
        var genuine = DoorFixture.form("/webhooks/messaging?a=b", inbound(FLEX, sid), FLEX_TOKEN);
        var signature = String.valueOf(genuine.signature());
        var forged = List.of(
                with(genuine, genuine.uri(), signature, utf8(inbound(FLEX, sid) + "!")),
                with(genuine, "/webhooks/messaging?a=c", signature, genuine.body()),
                with(genuine, genuine.uri(), other(signature), genuine.body()),
                with(genuine, "/webhooks/messaging/status?a=b", signature, genuine.body()));
        for (var request : forged) {
            // When
            var answer = TwilioRequests.send(service, request);
            // Then
            assertProblem(answer, 403, "signature-refused");
        }
        assertNowhere(sid);
    }

    /** The same signature with another first character. */
    private static String other(String signature) {
        return (signature.charAt(0) == 'A' ? "B" : "A") + signature.substring(1);
    }

    private static WebhookRequest with(WebhookRequest request, String uri, String signature, byte[] body) {
        return new WebhookRequest(
                request.route(),
                "POST",
                uri,
                request.contentType(),
                signature,
                null,
                body,
                request.receivedAt(),
                request.trace());
    }

    @Test
    @Tag("A02")
    void noSignatureAtAllIsRefused() {
        // Given
        var sid = newSid();
        // When
        var answer = TwilioRequests.call(
                "POST",
                service.resolve("/webhooks/messaging"),
                inbound(FLEX, sid),
                Map.of("Content-Type", DoorFixture.FORM));
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertThat(answer.body()).contains("X-Twilio-Signature: missing");
        assertNowhere(sid);
    }

    @Test
    @Tag("A03")
    void aJsonBodyIsProvenByItsHashInTheQuery() {
        // Given
        var id = "EZ" + UUID.randomUUID();
        var body = "[{\"id\":\"" + id
                + "\",\"type\":\"com.twilio.messaging.message.sent\",\"source\":\"/s\",\"data\":{}}]";
        var genuine = DoorFixture.json("/webhooks/event-streams", utf8(body), FLEX_TOKEN);
        // When
        var edited = TwilioRequests.send(
                service, with(genuine, genuine.uri(), String.valueOf(genuine.signature()), utf8(body + " ")));
        var passed = TwilioRequests.send(service, genuine);
        // Then
        assertThat(edited.statusCode()).isEqualTo(403);
        assertThat(passed.statusCode()).isEqualTo(204);
        assertThat(published(WebhookFamily.EVENT_STREAMS, id))
                .singleElement()
                .satisfies(event -> assertThat(event.id()).isEqualTo(id));
    }

    @ParameterizedTest
    @Tag("A03")
    @ValueSource(
            strings = {
                "https://hooks.example.com/twilio",
                "https://hooks.example.com:443/twilio",
                "https://old.example.com"
            })
    void theUrlMayBeSignedWithOrWithoutItsPort(String base) {
        // Given
        var sid = newSid();
        var uri = "/webhooks/messaging?a=%2F%20b&c";
        var body = utf8(inbound(FLEX, sid));
        var signature =
                DoorFixture.SIGNATURES.sign(new SignedRequest("POST", base + uri, DoorFixture.FORM, body), FLEX_TOKEN);
        var request = with(DoorFixture.form(uri, "", FLEX_TOKEN), uri, signature, body);
        // When
        var answer =
                TwilioRequests.send(service, request, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil.example");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(published(WebhookFamily.MESSAGING, sid)).hasSize(1);
    }

    @ParameterizedTest
    @Tag("A04")
    @CsvSource({
        "/webhooks/conversations, frontline, frontline, 200",
        "/webhooks/conversations, flex, flex, 403",
        "/webhooks/conversations, frontline, flex, 403",
        "/webhooks/frontline/crm, frontline, frontline, 200",
        "/webhooks/frontline/crm, flex, flex, 403",
        "/webhooks/frontline/outgoing, frontline, frontline, 200",
        "/webhooks/frontline/outgoing, flex, flex, 403",
        "/webhooks/frontline/templates, frontline, frontline, 200",
        "/webhooks/frontline/templates, flex, flex, 403",
        "/webhooks/chat, frontline, frontline, 403",
        "/webhooks/chat, flex, flex, 200",
        "/webhooks/chat, flex, frontline, 403",
        "/webhooks/taskrouter, flex, flex, 204",
        "/webhooks/taskrouter, frontline, frontline, 204",
        "/webhooks/taskrouter, flex, frontline, 403",
        "/webhooks/taskrouter, frontline, flex, 403"
    })
    void theAccountDecidesTheToken(String path, String named, String signer, int status) {
        // Given
        var sid = newSid();
        var body = "AccountSid=" + (named.equals("flex") ? FLEX : FRONTLINE) + "&EventType=task.created&Sid=" + sid;
        // When
        var answer = TwilioRequests.form(service, path, body, signer.equals("flex") ? FLEX_TOKEN : FRONTLINE_TOKEN);
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertNowhere(sid);
        }
    }

    @Test
    void anUnknownAccountIsRefused() {
        // Given
        var stranger = "AC" + "f".repeat(32);
        var sid = newSid();
        // When
        var answer = TwilioRequests.form(service, "/webhooks/messaging", inbound(stranger, sid), FLEX_TOKEN);
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertThat(answer.body()).contains("not one of ours").doesNotContain(stranger);
        assertNowhere(sid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ZZ", "%C3%28", "%"})
    void aFormThatTwilioCannotHaveSentIsRefusedWithItsPlace(String broken) {
        // Given
        var sid = newSid();
        var genuine = DoorFixture.form("/webhooks/messaging", inbound(FLEX, sid), FLEX_TOKEN);
        var request = with(
                genuine,
                genuine.uri(),
                String.valueOf(genuine.signature()),
                utf8("AccountSid=" + FLEX + "&MessageSid=" + sid + "&Body=" + broken));
        // When
        var answer = TwilioRequests.send(service, request);
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertThat(answer.body()).contains("form:");
        assertNowhere(sid);
    }

    @Test
    void rawInvalidUtf8IsRefusedWithItsPlace() {
        // Given
        var sid = newSid();
        var genuine = DoorFixture.form("/webhooks/messaging", inbound(FLEX, sid), FLEX_TOKEN);
        var body = (inbound(FLEX, sid) + "\u00ff").getBytes(StandardCharsets.ISO_8859_1);
        // When
        var answer =
                TwilioRequests.send(service, with(genuine, genuine.uri(), String.valueOf(genuine.signature()), body));
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertThat(answer.body()).contains("not UTF-8");
        assertNowhere(sid);
    }

    @Test
    void aBodyOfAnotherTypeNeedsItsHashInTheQuery() {
        // Given
        var sid = newSid();
        var genuine = DoorFixture.form("/webhooks/messaging", inbound(FLEX, sid), FLEX_TOKEN);
        var request = new WebhookRequest(
                genuine.route(),
                "POST",
                genuine.uri(),
                "text/plain",
                genuine.signature(),
                null,
                genuine.body(),
                genuine.receivedAt(),
                genuine.trace());
        // When
        var answer = TwilioRequests.send(service, request);
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertThat(answer.body()).contains("text/plain");
        assertNowhere(sid);
    }

    @Test
    void anEmptyBodyIsKeptWhereItIsSignedAndRefusedWhereNot() {
        // Given
        var marker = newSid();
        var request = DoorFixture.form("/webhooks/messaging?marker=" + marker, "", FLEX_TOKEN);
        // When
        var kept = TwilioRequests.send(service, request);
        var refused = TwilioRequests.form(service, "/webhooks/messaging", "", "another token");
        // Then
        assertThat(kept.statusCode()).isEqualTo(200);
        assertProblem(refused, 403, "signature-refused");
        assertThat(KafkaRecords.on(infrastructure.bootstrapServers(), Topics.webhooks(WebhookFamily.MESSAGING)))
                .extracting(CloudEvent::fromRecord)
                .filteredOn(event ->
                        event.extension(Extension.WEBHOOK_URL).orElse("").contains(marker))
                .hasSize(1);
    }

    @Test
    void aHeaderOfUserInfoDoesNotMatter() {
        // Given
        var request = DoorFixture.form("/webhooks/messaging", inbound(FLEX, newSid()), FLEX_TOKEN);
        // When
        var basic = TwilioRequests.send(service, request, "Authorization", "Basic dXNlcjpzZWNyZXQ=");
        var bearer = TwilioRequests.send(service, request, "Authorization", "Bearer nonsense");
        // Then
        assertThat(basic.statusCode()).isEqualTo(200);
        assertThat(bearer.statusCode()).isEqualTo(200);
    }
}
