package dev.trunkline.messaging.it;

import dev.trunkline.messaging.erasure.Forgetting;
import dev.trunkline.messaging.erasure.KeptMarks;
import dev.trunkline.messaging.erasure.PersonData;
import dev.trunkline.messaging.erasure.Retention;
import dev.trunkline.messaging.erasure.RetentionConfig;
import dev.trunkline.messaging.inbox.InboxAudit;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.simulator.Sandbox;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long what nobody needs any more is kept. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields.
class RetentionTest extends InboxTestBase {

    @Inject
    AgroalDataSource database;

    @Inject
    Transactions transactions;

    @Inject
    PersonData data;

    @Inject
    KeptMarks marks;

    @Inject
    Forgetting forgetting;

    @Inject
    InboxAudit audit;

    @Inject
    InboxClock clock;

    private Retention retention;

    private record Config() implements RetentionConfig {
        @Override
        public Duration deletedMessages() {
            return Duration.ofDays(400);
        }

        @Override
        public Duration relayedMessages() {
            return Duration.ofDays(90);
        }

        @Override
        public Optional<Duration> conversations() {
            return Optional.of(Duration.ofDays(365));
        }

        @Override
        public Duration audit() {
            return Duration.ofDays(400);
        }

        @Override
        public String every() {
            return "1h";
        }
    }

    @BeforeEach
    void configure() {
        retention = new Retention(data, marks, forgetting, audit, new Config(), clock);
    }

    @Test
    @Tag("Y13")
    void deletesArchivedConversationsWhoseTimeIsOver() throws SQLException {
        // Given one archived long ago, one open for as long, one archived now
        var over = archived(customer());
        var open = open(customer());
        var young = archived(customer());
        age("update conversation set last_activity_at = now() - interval '366 days' where id in (?, ?)", over, open);
        // When
        var removed = transactions.call(retention::removeConversations);
        // Then
        assertThat(removed).isEqualTo(1);
        assertThat(api().get("/conversations/{id}", over).statusCode()).isEqualTo(404);
        assertThat(api().get("/conversations/{id}", open).statusCode()).isEqualTo(200);
        assertThat(api().get("/conversations/{id}", young).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("Y13")
    void forgetsDeletedMessagesWhenTwilioHasForgottenThem() throws SQLException {
        // Given
        var customer = customer();
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Forget me");
        var id = id(conversationWith(customer));
        api().delete("/conversations/{id}", id);
        age(
                "update deleted_message set deleted_at = now() - interval '401 days' where conversation_id in (?, ?)",
                id,
                id);
        // When
        var removed = transactions.call(retention::removeMarks);
        // Then
        assertThat(removed).isEqualTo(1);
    }

    private String archived(String customer) {
        var id = open(customer);
        api().body(Map.of("status", "closed"))
                .patch("/conversations/{id}", id)
                .then()
                .statusCode(200);
        return id;
    }

    private void age(String sql, String first, String second) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(first));
            statement.setObject(2, UUID.fromString(second));
            statement.executeUpdate();
        }
    }
}
