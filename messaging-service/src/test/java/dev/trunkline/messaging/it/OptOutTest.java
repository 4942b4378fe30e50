package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class OptOutTest extends InboxTestBase {

    @Test
    @Tag("Y15")
    void refusesToWriteToWhomHasOptedOutWithoutAskingTwilio() {
        // Given
        var customer = customer();
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Stop");
        var conversation = optedOut(customer, true);
        // When
        var refused = send(conversation, Map.of("body", "One last offer"));
        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("type")).endsWith("/opted-out");
        assertThat(refused.jsonPath().getString("detail")).contains("opted out", "START");
        assertThat(messages(conversation)).hasSize(1);
        assertThat(twilio.calls().of("api", "POST", "Messages.json"))
                .noneMatch(call -> call.formValue("To").filter(customer::equals).isPresent());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(conversation))
                        .anySatisfy(update -> assertThat(update.json()
                                        .at("/conversation/optedOut")
                                        .asBoolean())
                                .isTrue()));
    }

    @Test
    @Tag("Y15")
    void writesAgainOnceTheCustomerComesBack() {
        // Given
        var customer = customer();
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "STOP");
        optedOut(customer, true);
        // When
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "start");
        // Then
        var conversation = optedOut(customer, false);
        assertThat(send(conversation, Map.of("body", "Welcome back")).statusCode())
                .isEqualTo(201);
    }

    @Test
    @Tag("Y15")
    void believesTwiliosReadingOfAWordThatIsNotEnglish() {
        // Given
        var customer = customer();
        var form = new LinkedHashMap<>(inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), "ARRET"));
        form.put("OptOutType", "STOP");
        // When
        door.post(WebhookRoute.MESSAGING, form);
        // Then
        assertThat(optedOut(customer, true)).isNotBlank();
    }

    @Test
    @Tag("Y15")
    void learnsOfAnOptOutFromTwiliosRefusal() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        twilio.customers().optOut(Sandbox.SMS_NUMBER, customer);
        // When
        var refused = send(conversation, Map.of("body", "Hello"));
        // Then
        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(refused.jsonPath().getInt("twilioCode")).isEqualTo(21610);
        optedOut(customer, true);
        assertThat(send(conversation, Map.of("body", "Hello?")).statusCode()).isEqualTo(409);
    }

    private String optedOut(String customer, boolean expected) {
        return id(until(
                () -> find(customer).filter(found -> Boolean.valueOf(expected).equals(found.get("optedOut")))));
    }
}
