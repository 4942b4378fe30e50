package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler.OnPark;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.jdbc.LaneMoves.Reason;
import dev.trunkline.journal.operations.EntryFilter;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.NotInJournalException;
import dev.trunkline.journal.operations.NotPossibleException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.jdbc.ErasureFixture.NUMBER;
import static dev.trunkline.journal.jdbc.ErasureFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcErasureTest {

    private static final String LANE = "+14155550100;" + NUMBER;
    private static final String OTHER = "+14155550100;+12065550199";
    private static final String BODY = "From=%2B12065550123&Body=My+number+is+%2B12065550123";
    private static final Justification BY = new Justification("olga", "a test");

    /** Every column of every table as text. */
    private static final String EVERYTHING = """
            select coalesce(string_agg(line, ' '), '') from (
                select entry::text || ' ' || encode(data, 'escape') as line from journal_entry entry
                union all select step::text from journal_step step
                union all select attempt::text from journal_attempt attempt
                union all select lane::text from journal_lane lane
                union all select line::text || coalesce(encode(previous, 'escape'), '') from journal_audit line
                union all select replay::text from journal_replay replay
                union all select row::text || ' ' || encode(data, 'escape') from journal_outbox row) lines
            """;

    private final Map<String, Long> counts = new TreeMap<>();

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
    void leavesNothingOfAPersonInAnyTable() {
        // Given entries done, parked and waiting, an edit, a replay, a hold, and a record that waits to be published
        append(LANE, "done", "parked", "waiting");
        fixture.complete();
        fixture.database.update("insert into journal_step (entry_id, name, state, result) select id, 'send', 'done',"
                + " '\"to " + NUMBER + "\"' from journal_entry where event_id = 'done'");
        fixture.moves.park(
                fixture.head(), OnPark.LANE_WAITS, new Reason("no answer from " + NUMBER, null), completion -> {});
        fixture.instance.operations().edit(id("parked"), BODY.getBytes(StandardCharsets.UTF_8), BY);
        fixture.instance.replays().start(new EntryFilter(null, null, LANE, null, null, null), BY);
        fixture.instance.operations().hold(LANE, BY);
        fixture.outbox.add("updates", "conversation-1", event("told", "test.happened", BODY));
        append("KX1", "relayed");
        append(OTHER, "anothers");
        fixture.completeAll();
        // When
        var left = erase("conversation-1");
        // Then
        assertThat(fixture.database.text(EVERYTHING))
                .doesNotContain("12065550123")
                .contains("12065550199");
        assertThat(left).isZero();
        assertThat(counts)
                .containsEntry("journalEntries", 5L)
                .containsEntry("journalSteps", 1L)
                .containsEntry("journalAttempts", 1L)
                .containsEntry("journalLanes", 1L)
                .containsEntry("outboxRecords", 2L);
        assertThat(fixture.instance.query().unknown(List.of("done", "parked", "waiting", "relayed", "new")))
                .containsExactly("new");
    }

    @Test
    @Tag("Y13")
    void anErasedEntryCanNeitherRunNorBeReplayed() {
        // Given
        append(LANE, "done", "waiting");
        fixture.complete();
        erase();
        var done = id("done");
        // Then
        assertThat(fixture.claims.claim(10).leases()).isEmpty();
        assertThatThrownBy(() -> fixture.instance.operations().retry(done, BY))
                .isInstanceOf(NotInJournalException.class);
        assertThatThrownBy(() -> fixture.instance.replays().start(only(done), BY))
                .isInstanceOf(NotPossibleException.class);
        assertThat(fixture.instance
                        .journal()
                        .append(List.of(new NewEntry(LANE, event("done", "test.happened", BODY))))
                        .repeated())
                .isEqualTo(1);
    }

    @Test
    @Tag("Y13")
    void whatAWorkerWasAboutToWriteIsVoidAndWhatComesAfterwardsRuns() {
        // Given
        append(LANE, "running", "waiting");
        var running = fixture.head();
        erase();
        // When
        append(LANE, "new");
        // Then
        assertThatThrownBy(() -> fixture.moves.complete(running, Completion.nothing(), false))
                .isInstanceOf(LeaseLostException.class);
        assertThat(fixture.head().entry().event().id()).isEqualTo("new");
    }

    @Test
    @Tag("Y13")
    void leavesOthersWorkAloneAndSaysSo() {
        // Given others' entries that mention the person and are not done yet
        append(OTHER, "unfinished");
        // When
        var left = erase();
        // Then
        assertThat(left).isEqualTo(1);
        assertThat(new String(fixture.head().entry().event().data(), StandardCharsets.UTF_8))
                .contains("12065550123");
    }

    @Test
    @Tag("Y13")
    void changesNothingTheSecondTime() {
        // Given
        append(LANE, "done");
        append("KX1", "relayed");
        fixture.completeAll();
        erase();
        var before = fixture.database.text(EVERYTHING);
        counts.clear();
        // When
        erase();
        // Then
        assertThat(fixture.database.text(EVERYTHING)).isEqualTo(before);
        assertThat(counts.values()).allMatch(count -> count == 0);
    }

    private long erase(String... outboxKeys) {
        return fixture.erase(List.of(), List.of(outboxKeys), (what, count) -> counts.merge(what, count, Long::sum));
    }

    private void append(String lane, String... ids) {
        for (var id : ids) {
            fixture.append(lane, id, "test.happened", BODY);
        }
    }

    private static EntryFilter only(long id) {
        return new EntryFilter(id, null, null, null, null, null);
    }

    private long id(String event) {
        return fixture.instance.query().byEventId(event).orElseThrow().id();
    }
}
