package dev.trunkline.messaging.it;

import dev.trunkline.messaging.erasure.Erasures;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An erasure that dies on its way goes on where it was. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields.
class ErasureCrashTest extends ErasureTestBase {

    @Inject
    AgroalDataSource database;

    @Test
    @Tag("Y13")
    void goesOnWithTheMessagesThatTwilioStillHas() throws SQLException {
        // Given
        var person = customer();
        var sids = writtenBy(person);
        twilio.faults()
                .add(Fault.of(FaultKind.CONNECTION_CUT)
                        .method("DELETE")
                        .path(sids.getLast())
                        .times(1));
        // When
        var receipt = done(begin(person, true));
        // Then
        assertThat(twilio.faults().all()).isEmpty();
        assertThat(receipt.<String, Integer>getMap("counts"))
                .containsEntry("messagesAtTwilio", 2)
                .containsEntry("messages", 2);
        assertThat(Places.of(database, person.substring(1))).isEmpty();
    }

    @Test
    @Tag("Y13")
    void erasesAllOrNothingAndCountsNothingTwiceWhereItDiesBeforeItsCommit() throws SQLException {
        // Given
        var person = customer();
        var sids = writtenBy(person);
        var conversation = id(conversationWith(person));
        execute("""
                create function die() returns trigger language plpgsql as
                $$begin raise exception 'terminating connection' using errcode = '08006'; end$$""");
        execute("create trigger die before update on erasure for each row execute function die()");
        var erasure = begin(person, true);
        until(() -> Optional.of(attempts(erasure)).filter(attempts -> attempts > 1));
        var meanwhile = receipt(erasure);
        var kept = messages(conversation);
        // When
        execute("drop function die cascade");
        var receipt = done(erasure);
        // Then
        assertThat(meanwhile.getString("state")).isEqualTo("pending");
        assertThat(kept).hasSize(2);
        assertThat(receipt.<String, Integer>getMap("counts"))
                .containsEntry("conversations", 1)
                .containsEntry("contacts", 1)
                .containsEntry("messages", 2)
                .containsEntry("messagesAtTwilio", 2);
        assertThat(receipt.getList("expires")).isNotEmpty();
        assertThat(sids)
                .allSatisfy(sid -> assertThat(twilio.calls().of("api", "DELETE", sid + ".json"))
                        .hasSize(1));
        assertThat(Places.of(database, person.substring(1))).isEmpty();
        assertThat(audit(conversation)).containsExactly("erased");
    }

    /** SIDs of two messages that the inbox knows, in the order in which they are deleted. */
    private List<String> writtenBy(String person) {
        var sids = List.of(
                twilio.handset().send(person, Sandbox.SMS_NUMBER, "Forget this"),
                twilio.handset().send(person, Sandbox.SMS_NUMBER, "And that"));
        messages(id(conversationWith(person)), 2);
        return sids.stream().sorted().toList();
    }

    private int attempts(UUID erasure) {
        return get("operator", "/journal/entries?eventId=" + Erasures.commandId(erasure, 1))
                .getInt("items[0].attempts");
    }

    private List<String> audit(String conversation) {
        return get("supervisor", "/audit?conversationId=" + conversation).getList("items.action");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
