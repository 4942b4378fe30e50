package dev.trunkline.messaging.it;

import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.outbound.OutboundMessages;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages from before entries that give up failed them. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields.
class GivenUpMigrationTest extends DeskTestBase {

    @Inject
    AgroalDataSource database;

    @Inject
    Transactions transactions;

    @Test
    @Tag("C05")
    void failsWhatLooksAsIfItWereStillBeingSent() {
        // Given
        var conversation = open(customer());
        insert(conversation, 1, "inbound", "received", null);
        var late = insert(conversation, 2, "outbound", "pending", "no answer in time");
        var broken = insert(conversation, 3, "outbound", "pending", null);
        park(late);
        park(broken);
        var waiting = open(customer());
        insert(waiting, 1, "inbound", "received", null);
        park(insert(waiting, 2, "outbound", "pending", null));
        insert(waiting, 3, "outbound", "pending", null);
        // When
        execute(script());
        execute("delete from journal_entry where lane = 'migration'");
        // Then
        assertThat(messages(conversation))
                .extracting(message -> message.get("errorMessage"))
                .containsExactly(
                        null,
                        "Given up; whether Twilio took it is not known (no answer in time)",
                        "Given up; whether Twilio took it is not known");
        assertThat(messages(conversation))
                .extracting(message -> message.get("status"))
                .containsExactly("received", "failed", "failed");
        assertThat(messages(conversation))
                .extracting(message -> message.get("delay"))
                .containsOnlyNulls();
        assertThat(needsReply(conversation)).isTrue();
        // What no entry gave up is still being sent, and may be the answer
        assertThat(messages(waiting))
                .extracting(message -> message.get("status"))
                .containsExactly("received", "failed", "pending");
        assertThat(needsReply(waiting)).isFalse();
    }

    private boolean needsReply(String conversation) {
        return as("agent")
                .get("/conversations/{id}", conversation)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getBoolean("needsReply");
    }

    private UUID insert(String conversation, int seq, String direction, String status, @Nullable String delay) {
        var id = UUID.randomUUID();
        var reason = delay == null ? "null" : "'" + delay + "'";
        execute(
                "insert into message (id, conversation_id, seq, direction, from_address, to_address, body, status, trace,"
                        + " delay_reason, delay_next_at, sent_at, created_at, version) values ('" + id + "', '"
                        + conversation
                        + "', " + seq + ", '" + direction + "', '+14155550100', '+14155550101', 'Hello', '" + status
                        + "', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', " + reason
                        + ", now(), now(), now(), 1)");
        return id;
    }

    private void park(UUID message) {
        execute("insert into journal_entry (lane, seq, event_id, type, source, time, extensions, data, state)"
                + " select 'migration', coalesce(max(seq), 0) + 1, '" + OutboundMessages.commandId(message)
                + "', 'trunkline.message.send', '/messaging', now(), '{}', '', 'parked'"
                + " from journal_entry where lane = 'migration'");
    }

    private void execute(String sql) {
        transactions.run(() -> {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String script() {
        var name = "/db/messaging/V1085__given_up.sql";
        try (var script = Objects.requireNonNull(GivenUpMigrationTest.class.getResourceAsStream(name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
