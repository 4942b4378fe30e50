package dev.trunkline.journal.jdbc;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler.OnPark;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.jdbc.LaneMoves.Reason;
import dev.trunkline.journal.operations.EntryFilter;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.NotInJournalException;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcErasureTest {

    private static final String NUMBER = "+12065550123";
    private static final String LANE = "+14155550100;" + NUMBER;
    private static final String OTHER = "+14155550100;+12065550199";
    private static final Mentions PERSON = new Mentions(List.of(NUMBER));
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

    private Database database;
    private Instance instance;
    private LaneClaims claims;
    private LaneMoves moves;
    private JdbcOutbox outbox;
    private JdbcErasure erasure;

    @BeforeEach
    void create() {
        database = Database.create(10);
        var transactions = database.transactions();
        instance = Instance.of(database, (entry, steps) -> Completion.nothing());
        claims = new LaneClaims(transactions, "test", Duration.ofMinutes(1));
        outbox = new JdbcOutbox(transactions, () -> {});
        moves = new LaneMoves(transactions, outbox, "test");
        erasure = new JdbcErasure(transactions);
    }

    @AfterEach
    void close() {
        instance.close();
        database.close();
    }

    @Test
    @Tag("Y13")
    void leavesNothingOfAPersonInAnyTable() {
        // Given entries done, parked and waiting, an edit, a replay, a hold, and a record that waits to be published
        append(LANE, "done", "parked", "waiting");
        complete();
        database.update("insert into journal_step (entry_id, name, state, result) select id, 'send', 'done',"
                + " '\"to " + NUMBER + "\"' from journal_entry where event_id = 'done'");
        moves.park(head(), OnPark.LANE_WAITS, new Reason("no answer from " + NUMBER, null), completion -> {});
        instance.operations().edit(id("parked"), body().getBytes(StandardCharsets.UTF_8), BY);
        instance.replays().start(new EntryFilter(null, null, LANE, null, null, null), BY);
        instance.operations().hold(LANE, BY);
        outbox.add("updates", "conversation-1", event("told"));
        append("KX1", "relayed");
        append(OTHER, "anothers");
        completeAll();
        // When
        var left = erasure.eraseMentions("e-1", PERSON, List.of(), this::count);
        erasure.eraseLanes("e-1", PERSON, List.of("conversation-1"), this::count);
        // Then
        assertThat(database.text(EVERYTHING)).doesNotContain("12065550123").contains("12065550199");
        assertThat(left).isZero();
        assertThat(counts)
                .containsEntry("journalEntries", 5L)
                .containsEntry("journalSteps", 1L)
                .containsEntry("journalAttempts", 1L)
                .containsEntry("journalLanes", 1L)
                .containsEntry("outboxRecords", 2L);
        assertThat(instance.query().unknown(List.of("done", "parked", "waiting", "relayed", "new")))
                .containsExactly("new");
    }

    @Test
    @Tag("Y13")
    void anErasedEntryCanNeitherRunNorBeReplayed() {
        // Given
        append(LANE, "done", "waiting");
        complete();
        erase();
        var done = id("done");
        // Then
        assertThat(claims.claim(10).leases()).isEmpty();
        assertThatThrownBy(() -> instance.operations().retry(done, BY)).isInstanceOf(NotInJournalException.class);
        assertThatThrownBy(() -> instance.replays().start(only(done), BY)).isInstanceOf(NotPossibleException.class);
        assertThat(instance.journal().append(List.of(entry(LANE, "done"))).repeated())
                .isEqualTo(1);
    }

    @Test
    @Tag("Y13")
    void whatAWorkerWasAboutToWriteIsVoidAndWhatComesAfterwardsRuns() {
        // Given
        append(LANE, "running", "waiting");
        var running = head();
        erase();
        // When
        append(LANE, "new");
        // Then
        assertThatThrownBy(() -> moves.complete(running, Completion.nothing(), false))
                .isInstanceOf(LeaseLostException.class);
        assertThat(head().entry().event().id()).isEqualTo("new");
    }

    @Test
    @Tag("Y13")
    void leavesOthersWorkAloneAndSaysSo() {
        // Given others' entries that mention the person and are not done yet
        append(OTHER, "unfinished");
        // When
        var left = erasure.eraseMentions("e-1", PERSON, List.of(), this::count);
        erasure.eraseLanes("e-1", PERSON, List.of(), this::count);
        // Then
        assertThat(left).isEqualTo(1);
        assertThat(new String(head().entry().event().data(), StandardCharsets.UTF_8))
                .contains("12065550123");
    }

    @Test
    @Tag("Y13")
    void changesNothingTheSecondTime() {
        // Given
        append(LANE, "done");
        append("KX1", "relayed");
        completeAll();
        erase();
        var before = database.text(EVERYTHING);
        counts.clear();
        // When
        erase();
        // Then
        assertThat(database.text(EVERYTHING)).isEqualTo(before);
        assertThat(counts.values()).allMatch(count -> count == 0);
    }

    private void erase() {
        erasure.eraseMentions("e-1", PERSON, List.of(), this::count);
        erasure.eraseLanes("e-1", PERSON, List.of(), this::count);
    }

    private void count(String what, long count) {
        counts.merge(what, count, Long::sum);
    }

    private void append(String lane, String... ids) {
        for (var id : ids) {
            instance.journal().append(List.of(entry(lane, id)));
        }
    }

    private static NewEntry entry(String lane, String id) {
        return new NewEntry(lane, event(id));
    }

    /** As a webhook has it, with the person's number in its address too. */
    private static CloudEvent event(String id) {
        return new CloudEvent(
                id,
                "/accounts/AC1/messaging",
                "test.happened",
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "application/x-www-form-urlencoded",
                Map.of("twilioaccount", "AC1", "webhookurl", "https://trunkline.example/hook?from=%2B12065550123"),
                body().getBytes(StandardCharsets.UTF_8));
    }

    private static String body() {
        return "From=%2B12065550123&Body=My+number+is+%2B12065550123";
    }

    private static EntryFilter only(long id) {
        return new EntryFilter(id, null, null, null, null, null);
    }

    private LaneLease head() {
        return claims.claim(1).leases().getFirst();
    }

    private void complete() {
        moves.complete(head(), Completion.nothing(), false);
    }

    private void completeAll() {
        for (var leases = claims.claim(10).leases();
                !leases.isEmpty();
                leases = claims.claim(10).leases()) {
            leases.forEach(lease -> moves.complete(lease, Completion.nothing(), false));
        }
    }

    private long id(String event) {
        return instance.query().byEventId(event).orElseThrow().id();
    }
}
