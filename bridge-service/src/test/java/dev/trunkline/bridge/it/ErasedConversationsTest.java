package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.journal.Subject;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.PersonErasures;
import dev.trunkline.twilio.chat.Echo;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What was said to a person, in entries that do not name them. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class ErasedConversationsTest extends BridgeTestBase {

    private static final String LOGIN = "agent";
    private static final Pairing PAIRING = Pairing.CONVERSATIONS_CONVERSATIONS;

    private static final String JOURNAL = """
            select coalesce(string_agg(line, ' '), '') from (
                select entry::text || ' ' || encode(data, 'escape') as line from journal_entry entry
                union all select step::text from journal_step step) lines
            """;
    private static final String TABLES = """
            select coalesce(string_agg(line, ' '), '') from (
                select row::text as line from bridge_member row
                union all select row::text from bridge_message row
                union all select row::text from bridge_drift row
                union all select row::text from bridge_link row) lines
            """;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    PersonErasures erasures;

    @Test
    @Tag("Y13")
    void emptiesWhatAgentsSaidInLinksWithThePerson() throws SQLException {
        // Given
        var number = number();
        var linked = linked(PAIRING, LOGIN);
        chat(PAIRING, Side.FIRST).add(linked.first(), "+" + number, Map.of(), Echo.WANTED);
        say(PAIRING, Side.FIRST, linked.first(), "+" + number, "Hello");
        answer(linked, "words-for-ada");
        var another = linked(PAIRING, LOGIN);
        chat(PAIRING, Side.FIRST).add(another.first(), "crm-0" + number.substring(1), Map.of(), Echo.WANTED);
        answer(another, "words-for-bob");
        answer(another, "Please call +" + number);
        quiet();
        // When
        var part = erase(number);
        // Then
        assertThat(text(JOURNAL)).doesNotContain("words-for-ada", number).contains("words-for-bob");
        assertThat(part.left()).as("the member, whose link is open").isEqualTo(1);
    }

    @Test
    @Tag("Y13")
    void emptiesMembersAndDifferencesOfClosedLinks() throws SQLException {
        // Given
        var number = number();
        var linked = linked(PAIRING, LOGIN);
        chat(PAIRING, Side.FIRST).add(linked.first(), "+" + number, Map.of(), Echo.WANTED);
        say(PAIRING, Side.FIRST, linked.first(), "+" + number, "Hello");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).contains("Hello"));
        chat(PAIRING, Side.FIRST).close(linked.first(), Echo.WANTED);
        quiet();
        update("insert into bridge_drift (id, link_id, kind, side, subject, what, found_at, found_by, found_in, reason)"
                + " select gen_random_uuid(), id, 'member-missing', 'second', '+" + number + "', '+" + number
                + " is not there', now(), 'sweep', 'e', 'Twilio refused +" + number + "' from bridge_link"
                + " where first_conversation = '" + linked.first() + "'");
        var written = "206 " + number.substring(4, 7) + " " + number.substring(7);
        update("update bridge_message set reason = 'no answer from " + written + "' where link_id in"
                + " (select id from bridge_link where first_conversation = '" + linked.first() + "')");
        // When
        var part = erase(number);
        // Then
        assertThat(part.counts()).containsEntry("members", 1L).containsEntry("differences", 1L);
        assertThat(part.left()).isZero();
        assertThat(text(TABLES)).doesNotContain(number, written);
        assertThat(text(JOURNAL)).doesNotContain(number);
        assertThat(erase(number).counts().values()).as("once is enough").allMatch(count -> count == 0);
    }

    @Test
    @Tag("Y13")
    void erasesTheOnlyCustomerOfAConversationWhateverTheirName() throws SQLException {
        // Given
        var linked = linked(PAIRING, LOGIN);
        say(PAIRING, Side.FIRST, linked.first(), CUSTOMER, "words-of-a-visitor");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).contains("words-of-a-visitor"));
        chat(PAIRING, Side.FIRST).close(linked.first(), Echo.WANTED);
        quiet();
        // When
        var part = erasures.erase(
                UUID.randomUUID(),
                new Subject(List.of("+" + number()), List.of(linked.first())),
                new Justification("sue", "a letter"));
        // Then
        assertThat(part.counts()).containsEntry("members", 1L).containsEntry("authors", 1L);
        assertThat(text(JOURNAL)).doesNotContain("words-of-a-visitor");
    }

    private PersonErasures.Part erase(String number) {
        return erasures.erase(
                UUID.randomUUID(), new Subject(List.of("+" + number), List.of()), new Justification("sue", "a letter"));
    }

    private static String number() {
        return "1206" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }

    /** By the console. */
    private void answer(Linked linked, String words) {
        var id = agent().get("/links/of/" + linked.first()).jsonPath().getString("id");
        agent().body(Map.of("side", "first", "body", words))
                .post("/links/" + id + "/messages")
                .then()
                .statusCode(202);
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).contains(words));
    }

    private RequestSpecification agent() {
        return given().auth().oauth2(LoginServer.token(login.issuer(), LOGIN)).contentType("application/json");
    }

    private void update(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private String text(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
