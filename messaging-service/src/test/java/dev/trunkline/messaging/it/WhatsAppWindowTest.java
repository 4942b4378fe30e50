package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the field.
class WhatsAppWindowTest extends InboxTestBase {

    @Inject
    AgroalDataSource database;

    @Test
    @Tag("X04")
    void takesFreeTextForADayAfterTheCustomersLastMessage() {
        // Given
        var customer = "whatsapp:" + customer();
        twilio.handset().send(customer, Sandbox.WHATSAPP_NUMBER, "Hello");
        var conversation = conversationWith(customer);
        // When
        var answer = send(id(conversation), Map.of("body", "Good morning"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Instant.parse(String.valueOf(conversation.get("windowEndsAt"))))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
    }

    @Test
    @Tag("X04")
    void refusesFreeTextAfterwardsAndNamesTheReasonAndTheWayOut() throws SQLException {
        // Given
        var customer = "whatsapp:" + customer();
        twilio.handset().send(customer, Sandbox.WHATSAPP_NUMBER, "Hello");
        var conversation = id(conversationWith(customer));
        closeWindow(conversation);
        // When
        var refused = send(conversation, Map.of("body", "Still there?"));
        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("type")).endsWith("/whatsapp-window-closed");
        assertThat(refused.jsonPath().getString("detail")).contains("24 hours", "template");
        assertThat(messages(conversation)).hasSize(1);
    }

    @Test
    @Tag("X04")
    void refusesFreeTextToWhomHasNeverWritten() {
        // Given
        var conversation = open("whatsapp:" + customer());
        // When
        var refused = send(conversation, Map.of("body", "Hello"));
        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("detail")).contains("has not written", "template");
    }

    @Test
    @Tag("X04")
    void showsTwiliosLateRefusalInWords() {
        // Given: Twilio's clock says that the window is over, ours does not.
        var customer = "whatsapp:" + customer();
        var form = new LinkedHashMap<>(inbound(customer, Sandbox.WHATSAPP_NUMBER, sid("SM"), "Hello"));
        door.post(WebhookRoute.MESSAGING, form);
        var conversation = id(conversationWith(customer));
        // When
        assertThat(send(conversation, Map.of("body", "Hello")).statusCode()).isEqualTo(201);
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(conversation).getLast())
                        .containsEntry("status", "undelivered")
                        .containsEntry("errorCode", 63016)
                        .hasEntrySatisfying(
                                "errorMessage",
                                words -> assertThat(String.valueOf(words)).contains("24 hours", "template")));
    }

    private void closeWindow(String conversation) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update conversation set last_inbound_at = last_inbound_at - interval '25 hours' where id = ?::uuid")) {
            update.setString(1, conversation);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
