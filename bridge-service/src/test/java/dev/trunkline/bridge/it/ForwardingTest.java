package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.handset.HandsetMessage;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ForwardingTest extends SweepTestBase {

    private static final List<String> EVENTS = List.of("onMessageSent", "onChannelUpdated", "onChannelDestroyed");

    /** Only Programmable Chat has such a webhook. */
    private static Stream<Arguments> events() {
        return EVENTS.stream()
                .flatMap(event -> Stream.of(Pairing.CHAT_CHAT, Pairing.CHAT_CONVERSATIONS)
                        .map(pairing -> Arguments.of(pairing, event)));
    }

    /** The pair whose first service has the other webhook. */
    private static void forwarding(Pairing pairing) {
        if (pairing == Pairing.CHAT_CHAT) {
            Pairing.withoutTransfers();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    @Tag("E01")
    void handsEachEventOnAsItCameSignedForTheOtherAddress(Pairing pairing, String event) {
        // Given
        forwarding(pairing);
        var channel = newConversation(pairing);
        var form = new LinkedHashMap<String, String>();
        form.put("EventType", event);
        form.put("AccountSid", Sandbox.FLEX.sid());
        form.put("InstanceSid", pairing.service(Side.FIRST));
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

    @ParameterizedTest
    @EnumSource(names = {"CHAT_CHAT", "CHAT_CONVERSATIONS"})
    @Tag("E01")
    void copiesWhileTheOtherAddressIsDown(Pairing pairing) {
        // Given
        forwarding(pairing);
        var linked = linked(pairing);
        quiet();
        others.refuse(2);
        // When
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "one");
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "two");
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

    @ParameterizedTest
    @EnumSource(names = {"CHAT_CHAT", "CHAT_CONVERSATIONS"})
    @Tag("E01")
    void letsAnAgentsWordsLeaveAsOneText(Pairing pairing) {
        // Given
        forwarding(pairing);
        var linked = linked(pairing);
        var customer = "+1415555017" + pairing.ordinal();
        var service = FlexProject.proxyService(Sandbox.FLEX.sid());
        var session = post("/proxy/v1/Services/" + service + "/Sessions", Map.of("UniqueName", linked.first()));
        for (var identifier : List.of(customer, linked.first())) {
            post(
                    "/proxy/v1/Services/" + service + "/Sessions/" + session + "/Participants",
                    Map.of("Identifier", identifier, "ProxyIdentifier", Sandbox.SMS_NUMBER));
        }
        // When
        say(pairing, Side.SECOND, linked.second(), name(pairing, Side.SECOND, AGENT), "we are on our way");
        // Then
        eventually(() -> assertThat(twilio.handset().messages(customer)).hasSize(1));
        quiet();
        assertThat(twilio.handset().messages(customer))
                .extracting(HandsetMessage::body)
                .containsExactly("we are on our way");
    }

    @Test
    @Tag("E01")
    void tellsTheWebhookBeforeOursWhatAnAgentSaidAndNobodyToldItOf() throws SQLException {
        // Given
        var linked = linked(Pairing.CHAT_CONVERSATIONS);
        quiet();
        forgetSinceWhen();
        sweep();
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_WITHHOLD));
        say(linked.pairing(), Side.FIRST, linked.first(), CUSTOMER, "hello");
        say(linked.pairing(), Side.SECOND, linked.second(), AGENT, "we are on our way");
        sweep();
        sweep();
        quiet();
        assertThat(others.of(linked.first())).isEmpty();
        // When
        anHourLater();
        sweep();
        quiet();
        // Then
        assertThat(others.of(linked.first()))
                .extracting(one -> one.parameter("Body"))
                .containsExactly("we are on our way");
        assertThat(sweep().getLong("sweep.applied")).isZero();
        assertThat(others.of(linked.first())).hasSize(1);
    }

    private void forgetSinceWhen() throws SQLException {
        change("delete from bridge_forwarding");
    }

    /** So long the rollout has been over. */
    private void anHourLater() throws SQLException {
        change("update bridge_forwarding set since = since - interval '1 hour'");
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            var unused = statement.executeUpdate();
        }
    }

    private String post(String path, Map<String, String> form) {
        return Simulated.post(
                twilio, Sandbox.FLEX.sid(), path, form.entrySet().stream().toList());
    }
}
