package dev.trunkline.messaging.it;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.events.v1.Sink;
import com.twilio.rest.events.v1.Subscription;
import com.twilio.rest.events.v1.subscription.SubscribedEvent;
import com.twilio.rest.messaging.v1.Service;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.contract.TwilioOpenApi;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.rest.RecordedCall;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.wiring.WiringMode;
import dev.trunkline.wiring.WiringWatch;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class WiringTest extends InboxTestBase {

    private static final String INBOUND = SandboxResource.PUBLIC_URL + "/webhooks/messaging";
    private static final String STREAM = SandboxResource.PUBLIC_URL + "/webhooks/event-streams";
    private static final String SENT = "com.twilio.messaging.message.sent";
    private static final String RECEIVED = "com.twilio.messaging.inbound-message.received";
    private static final String THEIRS = "https://widget.example/twilio-webhook";

    @Inject
    TwilioClients clients;

    @Inject
    WiringWatch watch;

    @ConfigProperty(name = "trunkline.messaging.wiring.services")
    String service;

    @ConfigProperty(name = "trunkline.messaging.wiring.contents")
    String content;

    @BeforeEach
    void setOtherThanWanted() {
        senders().setNumber(THEIRS, "GET");
        Service.updater(service).setInboundRequestUrl(THEIRS).update(client());
        twilio.calls().clear();
    }

    /** Other tests count what Twilio sends: Event Streams tells them nothing twice. */
    @AfterEach
    void putBack() {
        twilio.faults().clear();
        Subscription.reader()
                .read(client())
                .forEach(made -> Subscription.deleter(made.getSid()).delete(client()));
        Sink.reader().read(client()).forEach(made -> Sink.deleter(made.getSid()).delete(client()));
        senders().setNumber(INBOUND, "POST");
    }

    private TwilioRestClient client() {
        return clients.forName("flex");
    }

    private SendersAtTwilio senders() {
        return new SendersAtTwilio(client());
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(LoginServer.token(login.issuer(), role)).contentType("application/json");
    }

    private Response apply() {
        return as("operator").body(Map.of("why", "Moving in")).post("/wiring/apply");
    }

    /** What became of an apply. */
    private JsonPath ended(Response accepted) {
        assertThat(accepted.statusCode()).isEqualTo(202);
        var place = accepted.header("Location");
        return await().atMost(PATIENCE)
                .until(
                        () -> as("operator").get(place).jsonPath(),
                        said -> !said.getString("state").equals("waiting"));
    }

    private Map<String, Object> setting(JsonPath report, String property) {
        return setting(report, property, "");
    }

    /** @param of how the resource's name ends */
    private Map<String, Object> setting(JsonPath report, String property, String of) {
        return report.<Map<String, Object>>getList("items").stream()
                .filter(item -> property.equals(item.get("property")))
                .filter(item -> String.valueOf(item.get("resource")).endsWith(of))
                .findFirst()
                .orElseThrow();
    }

    private List<RecordedCall> changes() {
        return twilio.calls().where(call -> !call.method().equals("GET"));
    }

    @Test
    @Tag("C22")
    @Tag("Y18")
    void setsTheInputsUpOnce() {
        // Given
        twilio.faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .product("events")
                        .method("POST")
                        .delay(Duration.ofMillis(50))
                        .times(2));
        // When
        var both = Stream.of(0, 1).parallel().map(unused -> apply()).toList();
        both.forEach(this::ended);
        // Then
        assertThat(twilio.calls().of("events", "POST", "/v1/Sinks"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.formValue("SinkType")).contains("webhook");
                    var configuration =
                            JsonPath.from(call.formValue("SinkConfiguration").orElseThrow());
                    assertThat(configuration.getString("destination")).isEqualTo(STREAM);
                    assertThat(configuration.getString("method")).isEqualTo("POST");
                    assertThat(configuration.getBoolean("batch_events")).isFalse();
                });
        assertThat(twilio.calls().of("events", "POST", "/v1/Subscriptions"))
                .singleElement()
                .satisfies(call -> assertThat(call.form().get("Types"))
                        .map(type -> JsonPath.from(type).getString("type") + " "
                                + JsonPath.from(type).getInt("schema_version"))
                        .containsExactlyInAnyOrder(SENT + " 1", RECEIVED + " 1"));
        var subscription = Subscription.reader().read(client()).iterator().next();
        assertThat(SubscribedEvent.reader(subscription.getSid()).read(client())).hasSize(2);
        assertThat(twilio.calls().of("api", "POST", "/IncomingPhoneNumbers/"))
                .singleElement()
                .satisfies(call -> assertThat(call.form())
                        .containsOnly(Map.entry("SmsUrl", List.of(INBOUND)), Map.entry("SmsMethod", List.of("POST"))));
        assertThat(senders().number().getSmsUrl()).hasToString(INBOUND);
        // When
        twilio.calls().clear();
        var again = ended(apply());
        // Then
        assertThat(again.getString("state")).isEqualTo("done");
        assertThat(again.getList("changes")).isEmpty();
        assertThat(changes()).isEmpty();
    }

    @Test
    @Tag("Y11")
    void reportsDriftAndChangesNothing() {
        // When
        watch.look(WiringMode.CHECK);
        // Then
        var report = as("supervisor").get("/wiring").jsonPath();
        assertThat(report.getString("mode")).isEqualTo("check");
        assertThat(setting(report, "SmsUrl"))
                .containsEntry("wanted", INBOUND)
                .containsEntry("found", THEIRS)
                .containsEntry("state", "drifted");
        assertThat(setting(report, "SmsApplicationSid")).containsEntry("state", "right");
        assertThat(setting(report, "InboundRequestUrl"))
                .containsEntry("wanted", INBOUND)
                .containsEntry("found", THEIRS)
                .containsEntry("state", "drifted");
        assertThat(setting(report, "SinkConfiguration.destination")).containsEntry("state", "missing");
        assertThat(changes()).isEmpty();
    }

    @Test
    @Tag("Y11")
    void mendsDriftByItselfAndKeepsWhatOthersHadSet() {
        // When
        watch.look(WiringMode.APPLY);
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(senders().number().getSmsUrl()).hasToString(INBOUND));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                as("operator").get("/wiring").jsonPath().getString("applies[0].state"))
                        .isEqualTo("done"));
        // When
        senders().setNumber("https://former.example/webhooks/messaging", "POST");
        ended(apply());
        // Then
        var report = as("operator").post("/wiring/check").jsonPath();
        assertThat(report.getList("items.state")).containsOnly("right");
        assertThat(setting(report, "SmsUrl")).containsEntry("previous", THEIRS);
        assertThat(setting(report, "SmsMethod")).containsEntry("previous", "GET");
        assertThat(setting(report, "InboundRequestUrl")).containsEntry("previous", THEIRS);
        assertThat(report.getString("applies[0].why")).isEqualTo("Moving in");
        assertThat(report.getString("applies[0].who")).isNotBlank();
        assertThat(report.<Map<String, Object>>getList("applies[0].changes"))
                .singleElement()
                .satisfies(change -> assertThat(change)
                        .containsEntry("property", "SmsUrl")
                        .containsEntry("before", "https://former.example/webhooks/messaging")
                        .containsEntry("after", INBOUND));
    }

    @Test
    @Tag("Y11")
    @Tag("Y18")
    void mendsWhatEventStreamsNoLongerTells() {
        // Given
        ended(apply());
        var sink = Sink.reader().read(client()).iterator().next().getSid();
        var subscription =
                Subscription.reader().read(client()).iterator().next().getSid();
        SubscribedEvent.updater(subscription, RECEIVED).setSchemaVersion(2).update(client());
        SubscribedEvent.deleter(subscription, SENT).delete(client());
        twilio.calls().clear();
        // When
        watch.look(WiringMode.CHECK);
        // Then
        var report = as("supervisor").get("/wiring").jsonPath();
        assertThat(setting(report, RECEIVED))
                .containsEntry("wanted", "1")
                .containsEntry("found", "2")
                .containsEntry("state", "drifted");
        assertThat(setting(report, SENT)).containsEntry("state", "missing");
        assertThat(changes()).isEmpty();
        // When
        ended(apply());
        // Then
        assertThat(SubscribedEvent.reader(subscription).read(client()))
                .extracting(event -> event.getType() + " " + event.getSchemaVersion())
                .containsExactlyInAnyOrder(SENT + " 1", RECEIVED + " 1");
        assertThat(setting(as("operator").get("/wiring").jsonPath(), RECEIVED)).containsEntry("previous", "2");
        // When
        Subscription.deleter(subscription).delete(client());
        Sink.deleter(sink).delete(client());
        var without = as("operator").post("/wiring/check").jsonPath();
        ended(apply());
        // Then
        assertThat(setting(without, "SinkConfiguration.destination")).containsEntry("state", "missing");
        assertThat(as("operator").post("/wiring/check").jsonPath().getList("items.state"))
                .containsOnly("right");
    }

    @ParameterizedTest
    @ValueSource(strings = {Sandbox.WHATSAPP_NUMBER, Sandbox.RCS_AGENT})
    @Tag("Y11")
    @Tag("Y18")
    void leadsSendersOfChannelsToUs(String address) {
        // Given
        var senders = senders();
        senders.set(address, THEIRS);
        twilio.calls().clear();
        watch.look(WiringMode.CHECK);
        assertThat(setting(as("operator").get("/wiring").jsonPath(), "webhook.callback_url", address))
                .containsEntry("found", THEIRS)
                .containsEntry("state", "drifted");
        assertThat(changes()).isEmpty();
        // When
        ended(apply());
        // Then
        assertThat(twilio.calls().of("messaging", "POST", "/v2/Channels/Senders/"))
                .singleElement()
                .satisfies(call -> assertThat(call.status()).isEqualTo(202));
        var webhook = senders.webhook(address);
        assertThat(webhook.getCallbackUrl()).isEqualTo(INBOUND);
        assertThat(webhook.getFallbackUrl()).isEqualTo(SendersAtTwilio.FALLBACK);
        assertThat(setting(as("operator").get("/wiring").jsonPath(), "webhook.callback_url", address))
                .containsEntry("previous", THEIRS);
        TwilioOpenApi.find()
                .ifPresent(published ->
                        assertThat(published.check(twilio.calls().all())).isEmpty());
    }

    @Test
    @Tag("Y11")
    @Tag("Y18")
    void tellsOfATemplateThatWhatsAppNoLongerApproves() {
        // Given
        ended(apply());
        twilio.templates().decide(content, "paused", "Too many complaints");
        // When
        var report = as("supervisor").post("/wiring/check").jsonPath();
        var applied = ended(apply());
        twilio.templates().decide(content, "approved", "");
        // Then
        assertThat(setting(report, "ApprovalRequests.whatsapp.status"))
                .containsEntry("found", "paused")
                .containsEntry("state", "drifted")
                .containsEntry("mendable", false)
                .hasEntrySatisfying(
                        "reason", reason -> assertThat(String.valueOf(reason)).contains("WhatsApp decides"));
        assertThat(applied.getString("state")).isEqualTo("done");
    }

    @Test
    @Tag("Y11")
    void doesNothingWhereItIsOff() {
        // When
        watch.look(WiringMode.OFF);
        // Then
        assertThat(twilio.calls().all()).isEmpty();
    }

    @Test
    void tellsWhatTwilioRefusesAndMendsTheRest() {
        // Given
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL).product("api").method("POST").path("IncomingPhoneNumbers"));
        // When
        var ended = ended(apply());
        // Then
        assertThat(ended.getString("state")).isEqualTo("failed");
        assertThat(ended.getString("reason")).contains("phone number " + Sandbox.SMS_NUMBER);
        assertThat(Service.fetcher(service).fetch(client()).getInboundRequestUrl())
                .hasToString(INBOUND);
    }

    @Test
    void leavesApplyingToOperators() {
        assertThat(as("agent").get("/wiring").statusCode()).isEqualTo(403);
        assertThat(as("supervisor")
                        .body(Map.of("why", "x"))
                        .post("/wiring/apply")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("operator").body(Map.of("why", " ")).post("/wiring/apply").statusCode())
                .isEqualTo(400);
        var unknown = as("operator")
                .body(Map.of("why", "x", "wires", List.of("another")))
                .post("/wiring/apply");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.jsonPath().getString("detail")).contains("another");
    }
}
