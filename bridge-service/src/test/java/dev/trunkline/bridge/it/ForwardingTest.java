package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.handset.HandsetMessage;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ForwardingTest extends BridgeTestBase {

    private static final Pairing PAIRING = Pairing.CHAT_CONVERSATIONS;

    @ParameterizedTest
    @ValueSource(strings = {"onMessageSent", "onChannelUpdated", "onChannelDestroyed"})
    @Tag("E01")
    void handsEachEventOnAsItCameSignedForTheOtherAddress(String event) {
        // Given
        var channel = newConversation(PAIRING);
        var form = new LinkedHashMap<String, String>();
        form.put("EventType", event);
        form.put("AccountSid", Sandbox.FLEX.sid());
        form.put("InstanceSid", PAIRING.service(Side.FIRST));
        form.put("ChannelSid", channel);
        form.put("MessageSid", sid("IM"));
        form.put("Index", "0");
        form.put("From", CUSTOMER);
        form.put("Body", "hello & welcome, Zoë + 1");
        form.put("Attributes", "{\"status\":\"INACTIVE\"}");
        form.put("DateCreated", "2026-11-20T10:11:12.345Z");
        form.put("RetryCount", "0");
        // When
        door.post(WebhookRoute.CHAT, form);
        // Then
        eventually(() -> assertThat(handedOn(channel, event)).hasSize(1));
        quiet();
        var taken = handedOn(channel, event).getFirst();
        assertThat(handedOn(channel, event)).hasSize(1);
        assertThat(new String(taken.body(), StandardCharsets.UTF_8).split("&"))
                .containsExactlyElementsOf(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .toList());
        var wanted = new HmacRequestSignatures()
                .sign(
                        new SignedRequest("POST", door.url() + taken.uri(), taken.contentType(), taken.body()),
                        Sandbox.FLEX.authTokens().getFirst());
        assertThat(taken.signature()).isEqualTo(wanted);
    }

    private List<OtherWebhook.Taken> handedOn(String channel, String event) {
        return others.all().stream()
                .filter(one -> one.parameter("ChannelSid").equals(channel)
                        && one.parameter("EventType").equals(event))
                .toList();
    }

    @Test
    @Tag("E01")
    void copiesWhileTheOtherAddressIsDown() {
        // Given
        var linked = linked(PAIRING);
        quiet();
        others.refuse(2);
        // When
        say(PAIRING, Side.FIRST, linked.first(), CUSTOMER, "one");
        say(PAIRING, Side.FIRST, linked.first(), CUSTOMER, "two");
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("one", "two"));
        eventually(() -> assertThat(others.of(linked.first()))
                .filteredOn(one -> one.answer() == 200)
                .extracting(one -> one.parameter("Body"))
                .containsExactly("one", "two"));
        assertThat(others.of(linked.first()))
                .extracting(OtherWebhook.Taken::answer)
                .containsExactly(503, 503, 200, 200);
    }

    @Test
    @Tag("E01")
    void letsAnAgentsWordsLeaveAsOneText() {
        // Given
        var linked = linked(PAIRING);
        var customer = "+14155550177";
        var service = FlexProject.proxyService(Sandbox.FLEX.sid());
        var session = post("/proxy/v1/Services/" + service + "/Sessions", Map.of("UniqueName", linked.first()));
        for (var identifier : List.of(customer, linked.first())) {
            post(
                    "/proxy/v1/Services/" + service + "/Sessions/" + session + "/Participants",
                    Map.of("Identifier", identifier, "ProxyIdentifier", Sandbox.SMS_NUMBER));
        }
        // When
        say(PAIRING, Side.SECOND, linked.second(), AGENT, "we are on our way");
        // Then
        eventually(() -> assertThat(twilio.handset().messages(customer)).hasSize(1));
        quiet();
        assertThat(twilio.handset().messages(customer))
                .extracting(HandsetMessage::body)
                .containsExactly("we are on our way");
    }

    private String post(String path, Map<String, String> form) {
        return Simulated.post(
                twilio, Sandbox.FLEX.sid(), path, form.entrySet().stream().toList());
    }
}
