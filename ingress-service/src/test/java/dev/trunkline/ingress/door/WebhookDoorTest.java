package dev.trunkline.ingress.door;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.twilio.signature.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.ingress.door.DoorFixture.FLEX;
import static dev.trunkline.ingress.door.DoorFixture.FLEX_TOKEN;
import static dev.trunkline.ingress.door.DoorFixture.FORM;
import static dev.trunkline.ingress.door.DoorFixture.FRONTLINE;
import static dev.trunkline.ingress.door.DoorFixture.FRONTLINE_TOKEN;
import static dev.trunkline.ingress.door.DoorFixture.PUBLIC_URL;
import static dev.trunkline.ingress.door.DoorFixture.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookDoorTest {

    private static final String INBOUND =
            "AccountSid=" + FLEX + "&MessageSid=SM1&From=%2B1415&To=%2B1416&Body=Hi+%26+bye";

    private final DoorFixture fixture = new DoorFixture();

    @Test
    void publishesAGenuineFormAsItCame() {
        // Given
        var request = DoorFixture.form("/webhooks/messaging", INBOUND, FLEX_TOKEN);
        // When
        var reception = receive(fixture.door(), request);
        // Then
        assertThat(reception).isEqualTo(new Reception.Accepted());
        assertThat(fixture.published).singleElement().satisfies(publication -> {
            assertThat(publication.topic()).isEqualTo(Topics.webhooks(WebhookFamily.MESSAGING));
            assertThat(publication.key()).isEqualTo("+1416;+1415");
            var event = publication.event();
            assertThat(event.data()).isEqualTo(request.body());
            assertThat(event.dataContentType()).isEqualTo(FORM);
            assertThat(event.type()).isEqualTo("twilio.messaging.inbound");
            assertThat(event.extensions())
                    .containsEntry(Extension.ACCOUNT, FLEX)
                    .containsEntry(Extension.WEBHOOK_URL, PUBLIC_URL + "/webhooks/messaging")
                    .containsEntry(Extension.SIGNATURE, String.valueOf(request.signature()))
                    .containsEntry(Extension.TRACE_PARENT, request.trace().traceparent());
        });
    }

    @Test
    void readsTheParametersOfAGetFromTheQuery() {
        // Given
        var request = DoorFixture.signed("GET", "/webhooks/messaging?" + INBOUND, null, new byte[0], FLEX_TOKEN);
        // When
        receive(fixture.door(), request);
        // Then
        assertThat(fixture.published).singleElement().satisfies(publication -> {
            assertThat(publication.key()).isEqualTo("+1416;+1415");
            assertThat(publication.event().data())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(INBOUND);
        });
    }

    @Test
    @Tag("A02")
    void publishesNothingThatIsNotSignedByTheAccountItNames() {
        // Given
        var request = DoorFixture.form("/webhooks/messaging", INBOUND, FRONTLINE_TOKEN);
        // When
        var reception = receive(fixture.door(), request);
        // Then
        assertThat(reception).isInstanceOf(Reception.Refused.class);
        assertThat(fixture.published).isEmpty();
        assertThat(fixture.doubtful).containsExactly("flex");
    }

    @Test
    void keepsNothingThatNamesNoneOfOurAccounts() {
        // Given
        var request = DoorFixture.form("/webhooks/messaging", "AccountSid=AC1&Body=x", FLEX_TOKEN);
        // When
        var reception = receive(fixture.door(), request);
        // Then
        assertThat(reception).isInstanceOf(Reception.Refused.class);
        assertThat(fixture.doubtful).isEmpty();
    }

    @Test
    void aRequestThatNamesNoAccountMayBeSignedByAnyOfOurs() {
        // Given
        var request =
                DoorFixture.form("/webhooks/frontline/crm", "Location=GetCustomersList&Worker=a", FRONTLINE_TOKEN);
        // When
        receive(fixture.door(), request);
        // Then
        assertThat(fixture.published)
                .singleElement()
                .satisfies(publication -> assertThat(publication.event().extension(Extension.ACCOUNT))
                        .contains(FRONTLINE));
    }

    @Test
    @Tag("A04")
    void aBoundRouteCountsTheTokensOfItsAccountAlone() {
        // Given
        var door = fixture.door((request, account, reason) -> {}, List.of(PUBLIC_URL), Map.of("chat", "flex"));
        var body = "AccountSid=" + FRONTLINE + "&EventType=onMessageSent&ChannelSid=CH1";
        // When
        var reception = receive(door, DoorFixture.form("/webhooks/chat", body, FRONTLINE_TOKEN));
        // Then
        assertThat(reception).isInstanceOf(Reception.Refused.class);
    }

    @Test
    void triesEachPublicUrlInTurn() {
        // Given
        var door = fixture.door(
                (request, account, reason) -> {}, List.of("https://new.example.com/", PUBLIC_URL), Map.of());
        // When
        var reception = receive(door, DoorFixture.form("/webhooks/messaging?a=%2F", INBOUND, FLEX_TOKEN));
        // Then
        assertThat(reception).isEqualTo(new Reception.Accepted());
        assertThat(fixture.published.getFirst().event().extension(Extension.WEBHOOK_URL))
                .contains(PUBLIC_URL + "/webhooks/messaging?a=%2F");
    }

    @Test
    @Tag("A03")
    void aBatchOfEventStreamsBecomesOneRecordEach() {
        // Given
        var body = """
                [{"id":"EZ1","type":"com.twilio.messaging.message.sent","source":"/s","data":{"accountSid":"%1$s","to":"a","from":"b"}},
                 {"id":"EZ2","type":"com.twilio.messaging.message.sent","source":"/s","data":{"accountSid":"%1$s","to":"a","from":"b"}}]
                """.formatted(FLEX).getBytes(StandardCharsets.UTF_8);
        // When
        receive(fixture.door(), DoorFixture.json("/webhooks/event-streams", body, FLEX_TOKEN));
        // Then
        assertThat(fixture.published)
                .extracting(publication -> publication.event().id())
                .containsExactly("EZ1", "EZ2");
    }

    @Test
    void aGenuineBodyThatNobodyCanReadIsKeptAsUnrouted() {
        // Given
        var body = "{\"id\": broken".getBytes(StandardCharsets.UTF_8);
        // When
        var reception = receive(fixture.door(), DoorFixture.json("/webhooks/event-streams", body, FLEX_TOKEN));
        // Then
        assertThat(reception).isEqualTo(new Reception.Accepted());
        assertThat(fixture.published).singleElement().satisfies(publication -> {
            assertThat(publication.topic()).isEqualTo(Topics.webhooks(WebhookFamily.UNROUTED));
            assertThat(publication.event().data()).isEqualTo(body);
            assertThat(publication.event().extension(Extension.REASON)).isPresent();
        });
    }

    @Test
    void aGenuineRequestThatNothingCanKeepIsNotAccepted() {
        // Given
        fixture.publishable = false;
        // When
        var reception = receive(fixture.door(), DoorFixture.form("/webhooks/messaging", INBOUND, FLEX_TOKEN));
        // Then
        assertThat(reception).isInstanceOf(Reception.Unavailable.class);
    }

    @Test
    @Tag("A07")
    void aRepeatedDeliveryIsTheSameEvent() {
        // Given
        var door = fixture.door();
        // When
        receive(door, DoorFixture.form("/webhooks/messaging", INBOUND, FLEX_TOKEN));
        receive(door, DoorFixture.form("/twilio-webhook", INBOUND, FLEX_TOKEN));
        // Then
        assertThat(fixture.published)
                .extracting(publication -> publication.event().id())
                .hasSize(2)
                .containsOnly(fixture.published.getFirst().event().id());
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThatThrownBy(() -> fixture.check(List.of("hooks.example.com"), Map.of()))
                .hasMessageContaining("trunkline.ingress.public-url")
                .hasMessageContaining("hooks.example.com");
        assertThatThrownBy(() -> fixture.check(List.of(PUBLIC_URL), Map.of("chat", "nobody")))
                .hasMessageContaining("trunkline.ingress.routes.chat.account")
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> fixture.check(List.of(PUBLIC_URL), Map.of("chats", "flex")))
                .hasMessageContaining("trunkline.ingress.routes.chats");
    }

    @Test
    void aPublicUrlMayCarryUserInfo() {
        // Given
        var base = "https://user:secret@hooks.example.com";
        var uri = "/webhooks/messaging";
        var body = INBOUND.getBytes(StandardCharsets.UTF_8);
        var signature = DoorFixture.SIGNATURES.sign(new SignedRequest("POST", base + uri, FORM, body), FLEX_TOKEN);
        var received = DoorFixture.form(uri, INBOUND, FLEX_TOKEN);
        var request = new WebhookRequest(
                received.route(), "POST", uri, FORM, signature, null, body, received.receivedAt(), received.trace());
        // When
        var examination = fixture.check(List.of(base), Map.of()).examine(request);
        // Then
        assertThat(examination).isInstanceOf(Examination.Genuine.class);
    }
}
