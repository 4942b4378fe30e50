package dev.trunkline.journal.jdbc;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.ConversationLanes;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Entries that hold a person's words and not their number. */
class ConversationErasureTest {

    private static final String NUMBER = "+12065550123";
    private static final Mentions PERSON = new Mentions(List.of(NUMBER));
    private static final String HEX = "9ce2c3be3eb5618286da397de475f0a";
    private static final String SESSION = "KC" + HEX + "1";
    private static final String ANOTHER = "KC" + HEX + "2";
    private static final String MESSAGE = "SM" + HEX + "3";
    private static final ConversationLanes LANES = ConversationLanes.of("KC", "KI", "CH");
    private static final RetentionSettings SETTINGS =
            new RetentionSettings(Duration.ofDays(14), Duration.ofDays(400), 10);

    private Database database;
    private Instance instance;
    private LaneClaims claims;
    private LaneMoves moves;
    private JdbcErasure erasure;

    @BeforeEach
    void create() {
        database = Database.create(10);
        var transactions = database.transactions();
        instance = Instance.of(database, (entry, steps) -> Completion.nothing());
        claims = new LaneClaims(transactions, "test", Duration.ofMinutes(1));
        moves = new LaneMoves(transactions, new JdbcOutbox(transactions, () -> {}), "test");
        erasure = new JdbcErasure(transactions);
    }

    @AfterEach
    void close() {
        instance.close();
        database.close();
    }

    @Test
    @Tag("Y13")
    void emptiesAllOfAConversationInWhichOneEntryMentionsThePerson() {
        // Given
        append(SESSION, "session", "From=%2B12065550123");
        append(SESSION, "said", "body=my+words");
        append(ANOTHER, "others", "body=others+words");
        completeAll();
        // When
        var left = erase(Set.of());
        // Then
        assertThat(left).isZero();
        assertThat(data("said")).isEmpty();
        assertThat(data("others")).isEqualTo("body=others+words");
    }

    @Test
    @Tag("Y13")
    void emptiesAConversationThatIsKnownByItsSidAlone() {
        // Given
        append("link:CH" + HEX + "1", "said", "body=my+words");
        append("CH" + HEX + "2", "others", "body=others+words");
        completeAll();
        // When
        erase(Set.of("CH" + HEX + "1"));
        // Then
        assertThat(data("said")).isEmpty();
        assertThat(data("others")).isNotEmpty();
    }

    @Test
    @Tag("Y13")
    void followsAMessageOfThePersonToItsSessionAndToWhatIsNamedByThatAlone() {
        // Given the message in the person's own lane, and lanes of interactions that know it, or its session
        append("+14155550100;" + NUMBER, "message", "From=%2B12065550123&MessageSid=" + MESSAGE);
        append("KI" + HEX + "1", "told", "body=my+words&inboundResourceSid=" + MESSAGE + "&sessionSid=" + SESSION);
        append("KI" + HEX + "2", "answered", "body=words+to+me&sessionSid=" + SESSION);
        append("KI" + HEX + "3", "others", "body=others+words&sessionSid=" + ANOTHER);
        completeAll();
        // When
        erase(Set.of());
        // Then
        assertThat(data("told")).isEmpty();
        assertThat(data("answered")).isEmpty();
        assertThat(data("others")).isNotEmpty();
    }

    @Test
    @Tag("Y13")
    void doesNotFollowWhatStandsBesideThePersonInALaneOfMany() {
        // Given
        append("WK" + HEX + "1", "list", "from=%2B12065550123&others=" + ANOTHER);
        append(ANOTHER, "others", "body=others+words");
        completeAll();
        // When
        erase(Set.of());
        // Then
        assertThat(data("list")).isEmpty();
        assertThat(data("others")).isNotEmpty();
    }

    @Test
    @Tag("Y13")
    void leavesTheConversationOfSomebodyWhoSpokeOfThePerson() {
        // Given
        append(SESSION, "session", "From=%2B12065550199&Body=Hi");
        append(SESSION, "spoke", "interactionData=%7B%22body%22%3A%22Call+%2B12065550123%22%7D&taskSid=WT" + HEX + "1");
        append(SESSION, "sent", "interactionData=%7B%22body%22%3A%22%2B12065550123%22%7D");
        append("WT" + HEX + "1", "task", "body=others+words");
        completeAll();
        // When
        var lanes = erasure.conversations(PERSON, LANES, Set.of());
        erase(Set.of());
        // Then
        assertThat(lanes).isEmpty();
        assertThat(data("spoke")).isEmpty();
        assertThat(data("sent")).isEmpty();
        assertThat(data("session")).isNotEmpty();
        assertThat(data("task")).isNotEmpty();
    }

    @Test
    @Tag("Y13")
    void emptiesASessionInWhichThePersonIsAParticipant() {
        // Given the participant in JSON, and one known by an operator's edit alone
        append(SESSION, "made", "participants=%5B%7B%22identifier%22%3A%22%2B12065550123%22%7D%5D");
        append(SESSION, "said", "interactionData=%7B%22body%22%3A%22my+words%22%7D");
        append(ANOTHER, "edited", "{}");
        append(ANOTHER, "answered", "body=words+to+me");
        completeAll();
        database.update("insert into journal_audit (who, why, action, entry_id, previous) select 'olga', 'a test',"
                + " 'edit', id, convert_to('To=%2B12065550123', 'UTF8') from journal_entry where event_id = 'edited'");
        // When
        erase(Set.of());
        // Then
        assertThat(data("said")).isEmpty();
        assertThat(data("answered")).isEmpty();
    }

    @Test
    @Tag("Y13")
    void findsThePersonInResultsOfStepsAndInFormerData() {
        // Given
        append("default", "step", "{}");
        append("default", "edited", "{}");
        append("default", "attempt", "{}");
        completeAll();
        database.update("insert into journal_step (entry_id, name, state, result) select id, 'ask', 'done',"
                + " '{\"to\": \"" + NUMBER + "\"}' from journal_entry where event_id = 'step'");
        database.update("insert into journal_attempt (entry_id, attempt, reason) select id, 1," + " 'no answer from "
                + NUMBER + "' from journal_entry where event_id = 'attempt'");
        database.update("insert into journal_audit (who, why, action, entry_id, previous) select 'olga', 'a test',"
                + " 'edit', id, convert_to('To=" + NUMBER + "', 'UTF8') from journal_entry where event_id = 'edited'");
        // When
        erase(Set.of());
        // Then
        assertThat(database.text("select coalesce(string_agg(event_id, ','), '') from journal_entry"
                        + " where erased_by is null"))
                .isEmpty();
        assertThat(database.text("select (select count(*) from journal_step) + (select count(*) from journal_attempt)"
                        + " + (select count(*) from journal_audit where previous is not null)"))
                .isEqualTo("0");
    }

    @Test
    @Tag("Y13")
    void emptiesWhatWasNotFinishedOnceItIs() throws Exception {
        // Given
        append(SESSION, "session", "From=%2B12065550123");
        completeAll();
        append(SESSION, "running", "body=my+words");
        append("default", "waiting", "to=%2B12065550123");
        // When
        var left = erase(Set.of());
        sweep();
        // Then
        assertThat(left).isEqualTo(2);
        assertThat(data("running")).isEqualTo("body=my+words");
        completeAll();
        sweep();
        assertThat(data("running")).isEmpty();
        assertThat(data("waiting")).isEmpty();
    }

    @Test
    @Tag("Y13")
    void leavesTheRequestToEraseThePersonUntilItIsDone() {
        // Given
        append("erasure-1", "request", "trunkline.erasure.requested", "[\"" + NUMBER + "\"]");
        // When
        var left = erase(Set.of());
        // Then
        assertThat(left).isZero();
        completeAll();
        erase(Set.of());
        assertThat(data("request")).isEmpty();
    }

    @Test
    @Tag("Y13")
    void countsAParkedRequestAndEmptiesItOnceAnOperatorSkipsIt() throws Exception {
        // Given
        append("erasure-1", "request", "trunkline.erasure.requested", "[\"" + NUMBER + "\"]");
        database.update("update journal_entry set state = 'parked'");
        // When
        var left = erase(Set.of());
        // Then
        assertThat(left).isEqualTo(1);
        database.update("update journal_entry set state = 'skipped'");
        sweep();
        assertThat(data("request")).isEmpty();
    }

    private long erase(Set<String> known) {
        var lanes = erasure.conversations(PERSON, LANES, known);
        var left = erasure.eraseMentions("e-1", PERSON, lanes, (what, count) -> {});
        erasure.eraseLanes("e-1", PERSON, List.of(), (what, count) -> {});
        return left;
    }

    private void sweep() throws InterruptedException {
        new JournalRetention(database.transactions(), SETTINGS, took -> true).sweep();
    }

    private void append(String lane, String id, String data) {
        append(lane, id, "test.happened", data);
    }

    private void append(String lane, String id, String type, String data) {
        var event = new CloudEvent(
                id,
                "/accounts/AC1/proxy",
                type,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "application/x-www-form-urlencoded",
                Map.of("twilioaccount", "AC1"),
                data.getBytes(StandardCharsets.UTF_8));
        instance.journal().append(List.of(new NewEntry(lane, event)));
    }

    private void completeAll() {
        for (var leases = claims.claim(10).leases();
                !leases.isEmpty();
                leases = claims.claim(10).leases()) {
            leases.forEach(lease -> moves.complete(lease, Completion.nothing(), false));
        }
    }

    private String data(String event) {
        return database.text("select convert_from(data, 'UTF8') from journal_entry where event_id = '" + event + "'");
    }
}
