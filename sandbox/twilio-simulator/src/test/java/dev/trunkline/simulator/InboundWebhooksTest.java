package dev.trunkline.simulator;

import dev.trunkline.simulator.Receiver.Received;
import dev.trunkline.simulator.webhook.SentWebhook.Outcome;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import dev.trunkline.twilio.signature.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class InboundWebhooksTest {

    private static final String CUSTOMER = "+14155550123";

    private Receiver receiver;
    private TwilioSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulator = TwilioSimulator.start(SimulatorConfig.sandbox(receiver.url()));
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    private Received onlyWebhook() {
        await().until(() -> !receiver.received().isEmpty());
        return receiver.received().getFirst();
    }

    @Test
    void postsTextSignedAsTwilioSignsIt() {
        // When
        var sid = simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "Where is my order #4711? 🙂");

        // Then
        var webhook = onlyWebhook();
        assertThat(webhook.url()).isEqualTo(receiver.url() + "/webhooks/messaging");
        assertThat(webhook.contentType()).isEqualTo("application/x-www-form-urlencoded; charset=utf-8");
        assertThat(webhook.userAgent()).isEqualTo("TwilioProxy/1.1");
        assertThat(webhook.token()).isNotBlank();
        var form = webhook.form();
        assertThat(form.get("MessageSid")).hasValue(sid);
        assertThat(form.get("Body")).hasValue("Where is my order #4711? 🙂");
        assertThat(form.names())
                .contains("SmsMessageSid", "SmsSid", "NumMedia", "SmsStatus", "NumSegments", "AccountSid", "ApiVersion")
                .contains("FromCity", "ToCountry");
        assertThat(verdict(webhook)).isInstanceOf(Verdict.Genuine.class);
    }

    private static Verdict verdict(Received webhook) {
        return new HmacRequestSignatures()
                .verify(
                        new SignedRequest(webhook.method(), webhook.url(), webhook.contentType(), webhook.body()),
                        webhook.signature(),
                        Sandbox.FLEX.authTokens());
    }

    @Test
    void signsWithTheNewTokenAfterRotation() {
        // Given
        simulator
                .accounts()
                .rotate(
                        Sandbox.FLEX.sid(),
                        List.of("a-new-token", Sandbox.FLEX.authTokens().getFirst()));

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");

        // Then
        assertThat(verdict(onlyWebhook())).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void namesPicturesByUrl() {
        // When
        var sid = simulator.handset().sendPicture(CUSTOMER, Sandbox.SMS_NUMBER, "look");

        // Then
        var form = onlyWebhook().form();
        assertThat(sid).startsWith("MM");
        assertThat(form.get("NumMedia")).hasValue("1");
        assertThat(form.get("MediaContentType0")).hasValue("image/jpeg");
        assertThat(form.get("MediaUrl0"))
                .hasValueSatisfying(url -> assertThat(url)
                        .startsWith(simulator.baseUrl() + "/api/2010-04-01/Accounts/" + Sandbox.FLEX.sid()
                                + "/Messages/" + sid));
    }

    @Test
    void tellsWhatsAppApartByItsOwnFields() {
        // When
        simulator.handset().send("whatsapp:+447700900123", Sandbox.WHATSAPP_NUMBER, "Hello");

        // Then
        var form = onlyWebhook().form();
        assertThat(form.get("WaId")).hasValue("447700900123");
        assertThat(form.get("ProfileName")).isPresent();
        assertThat(form.get("MessageType")).hasValue("text");
        assertThat(form.get("ChannelMetadata"))
                .hasValueSatisfying(json -> assertThat(json).contains("\"WaId\":\"447700900123\""));
        assertThat(form.names()).doesNotContain("FromCity");
    }

    @Test
    void tellsMessengerApartByItsInstallation() {
        // When
        simulator.handset().send("messenger:3300000000000001", Sandbox.MESSENGER_ID, "Hi there");

        // Then
        var form = onlyWebhook().form();
        assertThat(form.get("ChannelPrefix")).hasValue("messenger");
        assertThat(form.get("ChannelInstallSid"))
                .hasValueSatisfying(sid -> assertThat(sid).matches("XE[0-9a-f]{32}"));
    }

    @Test
    void keepsTheOrderOfOneConversation() {
        // When
        for (int i = 0; i < 50; i++) {
            simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "message " + i);
        }

        // Then
        await().until(() -> receiver.received().size() == 50);
        assertThat(receiver.values("Body"))
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "message " + i).toList());
    }

    @Test
    void keepsTheOrderOfManyConversationsSideBySide() {
        // When
        for (int i = 0; i < 20; i++) {
            for (int customer = 100; customer < 130; customer++) {
                simulator.handset().send("+14155551" + customer, Sandbox.SMS_NUMBER, "message " + i);
            }
        }

        // Then
        await().until(() -> receiver.received().size() == 600);
        var expected = IntStream.range(0, 20).mapToObj(i -> "message " + i).toList();
        assertThat(receiver.received().stream()
                        .map(Received::form)
                        .collect(groupingBy(
                                form -> form.get("From").orElseThrow(),
                                mapping(form -> form.get("Body").orElseThrow(), toList()))))
                .hasSize(30)
                .allSatisfy((customer, bodies) -> assertThat(bodies).isEqualTo(expected));
    }

    @Test
    void doesNotRepeatARefusedWebhook() {
        // Given
        receiver.answer(500, "");

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");

        // Then
        await().until(() -> simulator.webhooks().with(Outcome.REFUSED).size() == 1);
        assertThat(simulator.webhooks().all().getFirst().attempts()).hasSize(1);
    }

    @Test
    void triesASecondTimeWhenNobodyListens() {
        // Given
        receiver.close();

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");

        // Then
        await().until(() -> simulator.webhooks().with(Outcome.FAILED).size() == 1);
        assertThat(simulator.webhooks().all().getFirst().attempts())
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(attempt.failureClass()).isEqualTo("ct"));
    }

    @Test
    void repliesWithTheTwimlThatCameBack() {
        // Given
        receiver.answer(200, "<Response><Message>We are closed.</Message></Response>");

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "open?");

        // Then
        await().untilAsserted(() -> assertThat(simulator.handset().messages(CUSTOMER))
                .anySatisfy(message -> assertThat(message.body()).isEqualTo("We are closed.")));
    }
}
