package dev.trunkline.journal.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.jdbc.ErasureFixture.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

/** Entries that hold a person's words and not their number. */
class ConversationErasureTest {

    private static final String HEX = "9ce2c3be3eb5618286da397de475f0a";
    private static final String SESSION = "KC" + HEX + "1";
    private static final String ANOTHER = "KC" + HEX + "2";
    private static final String MESSAGE = "SM" + HEX + "3";
    private static final RetentionSettings SETTINGS =
            new RetentionSettings(Duration.ofDays(14), Duration.ofDays(400), 10);

    private ErasureFixture fixture;

    @BeforeEach
    void create() {
        fixture = new ErasureFixture();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @Tag("Y13")
    void emptiesAllOfAConversationInWhichOneEntryMentionsThePerson() {
        // Given
        append(SESSION, "session", "From=%2B12065550123");
        append(SESSION, "said", "body=my+words");
        append(ANOTHER, "others", "body=others+words");
        fixture.completeAll();
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
        fixture.completeAll();
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
        fixture.completeAll();
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
        fixture.completeAll();
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
        fixture.completeAll();
        // When
        var lanes = fixture.conversations(Set.of());
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
        fixture.completeAll();
        fixture.database.update(
                "insert into journal_audit (who, why, action, entry_id, previous) select 'olga', 'a test',"
                        + " 'edit', id, convert_to('To=%2B12065550123', 'UTF8') from journal_entry where event_id = 'edited'");
        // When
        erase(Set.of());
        // Then
        assertThat(data("said")).isEmpty();
        assertThat(data("answered")).isEmpty();
    }

    @Test
    @Tag("Y13")
    void emptiesWhereOthersWroteTheNumberAsPeopleDoAndNotWhereItIsPartOfAnother() {
        // Given
        append("default", "form", "Body=Call+%2B1+%28206%29+555-0123%21");
        append("default", "spoken", "body=206%C2%A0555%C2%A00123");
        append("default", "json", "{\"note\":\"(206) 555-0123\"}");
        append("default", "step", "{}");
        append("default", "longer", "Body=206+555+01234");
        append("default", "abroad", "Body=%2B44+1206+555+0123");
        fixture.completeAll();
        fixture.database.update("insert into journal_step (entry_id, name, state, result) select id, 'ask', 'done',"
                + " '\"for (206) 555-0123\"' from journal_entry where event_id = 'step'");
        // When
        erase(Set.of());
        // Then
        assertThat(fixture.database.text(
                        "select string_agg(event_id, ',' order by id) from journal_entry" + " where erased_by is null"))
                .isEqualTo("longer,abroad");
    }

    @Test
    @Tag("Y13")
    void findsThePersonInResultsOfStepsAndInFormerData() {
        // Given
        append("default", "step", "{}");
        append("default", "edited", "{}");
        append("default", "attempt", "{}");
        fixture.completeAll();
        fixture.database.update("insert into journal_step (entry_id, name, state, result) select id, 'ask', 'done',"
                + " '{\"to\": \"" + NUMBER + "\"}' from journal_entry where event_id = 'step'");
        fixture.database.update("insert into journal_attempt (entry_id, attempt, reason) select id, 1,"
                + " 'no answer from " + NUMBER + "' from journal_entry where event_id = 'attempt'");
        fixture.database.update(
                "insert into journal_audit (who, why, action, entry_id, previous) select 'olga', 'a test',"
                        + " 'edit', id, convert_to('To=" + NUMBER
                        + "', 'UTF8') from journal_entry where event_id = 'edited'");
        // When
        erase(Set.of());
        // Then
        assertThat(fixture.database.text("select coalesce(string_agg(event_id, ','), '') from journal_entry"
                        + " where erased_by is null"))
                .isEmpty();
        assertThat(fixture.database.text(
                        "select (select count(*) from journal_step) + (select count(*) from journal_attempt)"
                                + " + (select count(*) from journal_audit where previous is not null)"))
                .isEqualTo("0");
    }

    @Test
    @Tag("Y13")
    void emptiesWhatWasNotFinishedOnceItIs() throws Exception {
        // Given
        append(SESSION, "session", "From=%2B12065550123");
        fixture.completeAll();
        append(SESSION, "running", "body=my+words");
        append("default", "waiting", "to=%2B12065550123");
        // When
        var left = erase(Set.of());
        sweep();
        // Then
        assertThat(left).isEqualTo(2);
        assertThat(data("running")).isEqualTo("body=my+words");
        fixture.completeAll();
        sweep();
        assertThat(data("running")).isEmpty();
        assertThat(data("waiting")).isEmpty();
    }

    @Test
    @Tag("Y13")
    void leavesTheRequestToEraseThePersonUntilItIsDone() {
        // Given
        fixture.append("erasure-1", "request", "trunkline.erasure.requested", "[\"" + NUMBER + "\"]");
        // When
        var left = erase(Set.of());
        // Then
        assertThat(left).isZero();
        fixture.completeAll();
        erase(Set.of());
        assertThat(data("request")).isEmpty();
    }

    @Test
    @Tag("Y13")
    void countsAParkedRequestAndEmptiesItOnceAnOperatorSkipsIt() throws Exception {
        // Given
        fixture.append("erasure-1", "request", "trunkline.erasure.requested", "[\"" + NUMBER + "\"]");
        fixture.database.update("update journal_entry set state = 'parked'");
        // When
        var left = erase(Set.of());
        // Then
        assertThat(left).isEqualTo(1);
        fixture.database.update("update journal_entry set state = 'skipped'");
        sweep();
        assertThat(data("request")).isEmpty();
    }

    private long erase(Set<String> known) {
        return fixture.erase(fixture.conversations(known), List.of(), (what, count) -> {});
    }

    private void sweep() throws InterruptedException {
        new JournalRetention(fixture.database.transactions(), SETTINGS, took -> true).sweep();
    }

    private void append(String lane, String id, String data) {
        fixture.append(lane, id, "test.happened", data);
    }

    private String data(String event) {
        return fixture.database.text(
                "select convert_from(data, 'UTF8') from journal_entry where event_id = '" + event + "'");
    }
}
