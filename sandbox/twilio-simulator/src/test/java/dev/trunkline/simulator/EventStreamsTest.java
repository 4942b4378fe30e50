package dev.trunkline.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.events.v1.Sink;
import com.twilio.rest.events.v1.Subscription;
import com.twilio.rest.events.v1.sink.SinkTest;
import com.twilio.rest.events.v1.subscription.SubscribedEvent;
import dev.trunkline.simulator.Receiver.Received;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import dev.trunkline.twilio.signature.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class EventStreamsTest {

    private static final String CUSTOMER = "+14155550123";
    private static final String RECEIVED = "com.twilio.messaging.inbound-message.received";

    private final ObjectMapper json = new ObjectMapper();
    private Receiver receiver;
    private TwilioSimulator simulator;
    private TwilioRestClient twilio;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulator = TwilioSimulator.start(
                SimulatorConfig.empty().account(Sandbox.FLEX).sender(Sandbox.FLEX.sid(), Sandbox.SMS_NUMBER, Map.of()));
        twilio = SimulatedTwilio.client(simulator, Sandbox.FLEX);
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    private Sink sink(boolean batch) {
        var configuration = Map.<String, Object>of(
                "destination", receiver.url() + "/webhooks/event-streams", "method", "POST", "batch_events", batch);
        return Sink.creator("ours", configuration, Sink.SinkType.WEBHOOK).create(twilio);
    }

    private Subscription subscribe(Sink sink, String type) {
        return Subscription.creator("inbound", sink.getSid(), List.of(Map.of("type", type, "schema_version", 8)))
                .create(twilio);
    }

    private List<JsonNode> batch(Received webhook) throws IOException {
        return json.readTree(webhook.body()).valueStream().toList();
    }

    @Test
    void deliversSignedBatchesToASubscribedSink() throws IOException {
        // Given
        var subscription = subscribe(sink(true), RECEIVED);

        // When
        var sid = simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");

        // Then
        await().until(() -> receiver.received().size() == 1);
        var webhook = receiver.received().getFirst();
        var event = batch(webhook).getFirst();
        assertThat(event.path("type").asText()).isEqualTo(RECEIVED);
        assertThat(event.path("id").asText()).matches("EZ[0-9a-f]{32}");
        assertThat(event.path("data").path("messageSid").asText()).isEqualTo(sid);
        assertThat(webhook.url()).contains("?bodySHA256=");
        assertThat(new HmacRequestSignatures()
                        .verify(
                                new SignedRequest("POST", webhook.url(), webhook.contentType(), webhook.body()),
                                webhook.signature(),
                                Sandbox.FLEX.authTokens()))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(SubscribedEvent.reader(subscription.getSid()).read(twilio)).hasSize(1);
    }

    @Test
    void gathersEventsOfABusyMoment() {
        // Given
        subscribe(sink(true), RECEIVED);

        // When
        for (int i = 0; i < 20; i++) {
            simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "message " + i);
        }

        // Then
        await().untilAsserted(() -> {
            int events = 0;
            for (var webhook : receiver.received()) {
                events += batch(webhook).size();
            }
            assertThat(events).isEqualTo(20);
        });
        assertThat(receiver.received()).hasSizeLessThan(20);
    }

    @Test
    void sendsOneBareEventWithoutBatching() throws IOException {
        // Given
        subscribe(sink(false), RECEIVED);

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");

        // Then
        await().until(() -> receiver.received().size() == 1);
        assertThat(json.readTree(receiver.received().getFirst().body()).isObject())
                .isTrue();
    }

    @Test
    void deliversNothingThatNobodySubscribedTo() {
        // Given
        subscribe(sink(true), "com.twilio.messaging.message.delivered");

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");
        com.twilio.rest.api.v2010.account.Message.creator(
                        new com.twilio.type.PhoneNumber(CUSTOMER),
                        new com.twilio.type.PhoneNumber(Sandbox.SMS_NUMBER),
                        "hi")
                .create(twilio);

        // Then
        await().until(() -> receiver.received().size() == 1);
        assertThat(receiver.received().getFirst().text())
                .contains("com.twilio.messaging.message.delivered")
                .doesNotContain(RECEIVED);
    }

    @Test
    void triesAgainWhileTheSinkIsDown() {
        // Given
        subscribe(sink(true), RECEIVED);
        receiver.answer(503, "");
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");
        await().until(() -> receiver.received().size() >= 2);

        // When
        receiver.answer(200, "");

        // Then
        await().untilAsserted(
                        () -> assertThat(simulator.webhooks().all().getLast().outcome())
                                .isEqualTo(dev.trunkline.simulator.webhook.SentWebhook.Outcome.DELIVERED));
        assertThat(receiver.received().stream().map(Received::text).distinct()).hasSize(1);
    }

    @Test
    void dropsWhatTheSinkCallsBad() {
        // Given
        subscribe(sink(true), RECEIVED);
        receiver.answer(400, "");

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "dropped");
        await().until(() -> receiver.received().size() == 1);
        receiver.answer(200, "");
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "next");

        // Then
        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.received().getLast().text()).contains("next").doesNotContain("dropped");
    }

    @Test
    void testsASinkAndActivatesItWithTheId() {
        // Given
        var sink = sink(true);

        // When
        SinkTest.creator(sink.getSid()).create(twilio);

        // Then
        await().until(() -> receiver.received().size() == 1);
        assertThat(receiver.received().getFirst().text()).contains("com.twilio.eventstreams.test-event");
        var id = receiver.received().getFirst().text().replaceAll(".*\"test_id\":\"([^\"]+)\".*", "$1");
        com.twilio.rest.events.v1.sink.SinkValidate.creator(sink.getSid(), id).create(twilio);
        assertThat(Sink.fetcher(sink.getSid()).fetch(twilio).getStatus()).isEqualTo(Sink.Status.ACTIVE);
    }

    @Test
    void refusesASubscriptionToASinkThatIsNotThere() {
        assertThatThrownBy(() -> Subscription.creator(
                                "lost",
                                "DG00000000000000000000000000000000",
                                List.of(Map.of("type", RECEIVED, "schema_version", 8)))
                        .create(twilio))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(400));
    }
}
