package dev.trunkline.simulator;

import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class MessagesTest extends SimulatorTestBase {

    @Test
    void sendsTextAndReportsEachStatusInOrder() {
        // When
        var sent = Message.creator(new PhoneNumber(CUSTOMER), new PhoneNumber(Sandbox.SMS_NUMBER), "It leaves today.")
                .setStatusCallback(URI.create(receiver.url() + "/webhooks/messaging/status"))
                .create(twilio);

        // Then
        assertThat(sent.getSid()).startsWith("SM");
        assertThat(sent.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(sent.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
        await().untilAsserted(() ->
                assertThat(receiver.values("MessageStatus")).containsExactly("queued", "sent", "delivered"));
        assertThat(receiver.values("MessageSid")).containsOnly(sent.getSid());
        var fetched = Message.fetcher(sent.getSid()).fetch(twilio);
        assertThat(fetched.getStatus()).isEqualTo(Message.Status.DELIVERED);
        assertThat(fetched.getDateSent()).isNotNull();
        assertThat(simulator.handset().messages(CUSTOMER)).singleElement().satisfies(seen -> {
            assertThat(seen.body()).isEqualTo("It leaves today.");
            assertThat(seen.mine()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', +14155550100, hello, 21604",
        "12, +14155550100, hello, 21211",
        "+14155550123, '', hello, 21603",
        "+14155550123, abc, hello, 21212",
        "+14155550123, +14155559999, hello, 21606",
        "whatsapp:+14155550123, whatsapp:+14155559999, hello, 63007",
        "whatsapp:+14155550123, +14155550100, hello, 21910",
        "+14155550100, +14155550100, hello, 21266",
        "+14155550123, +14155550100, '', 21602",
    })
    void refusesBadRequestsInTwiliosWords(String to, String from, String body, int code) {
        assertThatThrownBy(() -> Message.creator(new PhoneNumber(to), new PhoneNumber(from), body)
                        .create(twilio))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.getCode()).isEqualTo(code);
                    assertThat(refused.getStatusCode()).isEqualTo(400);
                    assertThat(refused.getMoreInfo()).isEqualTo("https://www.twilio.com/docs/errors/" + code);
                });
    }

    @Test
    void refusesBodyOf1601Characters() {
        assertThatThrownBy(() -> Message.creator(
                                new PhoneNumber(CUSTOMER), new PhoneNumber(Sandbox.SMS_NUMBER), "x".repeat(1601))
                        .create(twilio))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(21617));
    }

    @Test
    void refusesWrongCredentials() {
        var stranger = SimulatedTwilio.client(simulator, Sandbox.FLEX.sid(), Sandbox.FLEX.sid(), "wrong");

        assertThatThrownBy(() -> Message.fetcher("SM1").fetch(stranger))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.getStatusCode()).isEqualTo(401);
                    assertThat(refused.getCode()).isEqualTo(20003);
                });
    }

    @Test
    void knowsOnlyMessagesOfTheCallersAccount() {
        var sid = simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hi");
        var other = SimulatedTwilio.client(simulator, Sandbox.FRONTLINE);

        assertThatThrownBy(() -> Message.fetcher(sid).fetch(other))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.getStatusCode()).isEqualTo(404);
                    assertThat(refused.getCode()).isEqualTo(20404);
                });
    }

    @Test
    void listsByAddressAndDateAcrossPages() {
        // Given
        for (int i = 0; i < 5; i++) {
            simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "message " + i);
        }
        simulator.handset().send("+14155550199", Sandbox.SMS_NUMBER, "somebody else");

        // When
        var found = Message.reader()
                .setFrom(new PhoneNumber(CUSTOMER))
                .setTo(new PhoneNumber(Sandbox.SMS_NUMBER))
                .setDateSentAfter(ZonedDateTime.now(ZoneOffset.UTC).minusHours(1))
                .pageSize(2)
                .read(twilio);

        // Then
        assertThat(bodies(found)).containsExactly("message 4", "message 3", "message 2", "message 1", "message 0");
    }

    private static List<String> bodies(ResourceSet<Message> messages) {
        return StreamSupport.stream(messages.spliterator(), false)
                .map(Message::getBody)
                .toList();
    }

    @Test
    void redactsAndDeletes() {
        // Given
        var sid = simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "my card is 4111");

        // When
        var redacted = Message.updater(sid).setBody("").update(twilio);
        var deleted = Message.deleter(sid).delete(twilio);

        // Then
        assertThat(redacted.getBody()).isEmpty();
        assertThat(deleted).isTrue();
        assertThatThrownBy(() -> Message.fetcher(sid).fetch(twilio)).isInstanceOf(ApiException.class);
    }

    @Test
    void failsMessageWhoseMediaCannotBeHad() {
        // Given
        receiver.answer(404, "");

        // When
        var sent = Message.creator(new PhoneNumber(CUSTOMER), new PhoneNumber(Sandbox.SMS_NUMBER), "look")
                .setMediaUrl(URI.create(receiver.url() + "/none.jpg"))
                .create(twilio);

        // Then
        assertThat(sent.getSid()).startsWith("MM");
        await().untilAsserted(() -> {
            var now = Message.fetcher(sent.getSid()).fetch(twilio);
            assertThat(now.getStatus()).isEqualTo(Message.Status.FAILED);
            assertThat(now.getErrorCode()).isNotNull();
        });
    }

    @Test
    void deliversNothingToAnUnreachableCustomer() {
        // Given
        simulator.handset().unreachable(CUSTOMER, 30003);

        // When
        Message.creator(new PhoneNumber(CUSTOMER), new PhoneNumber(Sandbox.SMS_NUMBER), "anyone?")
                .setStatusCallback(URI.create(receiver.url() + "/status"))
                .create(twilio);

        // Then
        await().untilAsserted(() -> {
            assertThat(receiver.values("MessageStatus")).containsExactly("queued", "sent", "undelivered");
            assertThat(receiver.values("ErrorCode")).containsExactly("30003");
        });
    }

    @Test
    void recordsCallsWithTheirTrace() {
        // When
        Message.creator(new PhoneNumber(CUSTOMER), new PhoneNumber(Sandbox.SMS_NUMBER), "hello")
                .create(twilio);

        // Then
        assertThat(simulator.calls().of("api", "POST", "/Messages.json"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.formValue("Body")).hasValue("hello");
                    assertThat(call.status()).isEqualTo(201);
                    assertThat(call.headers()).doesNotContainKey("authorization");
                });
    }
}
