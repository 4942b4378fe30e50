package dev.trunkline.journal.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trunkline.contracts.command.ErasureRequested;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.ConversationLanes;
import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.PersonTables;
import dev.trunkline.journal.engine.EngineListener;
import dev.trunkline.journal.jdbc.JdbcErasure;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ErasureHandlerTest {

    private static final UUID ERASURE = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final String NUMBER = "+12065550123";
    private static final String HEX = "9ce2c3be3eb5618286da397de475f0a";
    private static final String CHAT = "CH" + HEX + "1";
    private static final String SESSION = "KC" + HEX + "2";
    private static final String ANOTHER = "KC" + HEX + "3";
    private static final String TOLD =
            "select encode(data, 'escape') from journal_outbox where topic = 'trunkline.commands.messaging' order by id desc";
    private static final String KEPT = """
            select coalesce(string_agg(line, ' '), '') from (
                select entry::text || ' ' || encode(data, 'escape') as line from journal_entry entry
                union all select audit::text || coalesce(encode(previous, 'escape'), '') from journal_audit audit) lines
            """;

    private final ObjectMapper json = JsonMapper.builder().findAndAddModules().build();
    private final AtomicReference<ToLongFunction<JournalErasure.Tally>> rows = new AtomicReference<>(tally -> {
        tally.add("rows", 2);
        return 0;
    });

    private Database database;
    private Instance instance;

    @BeforeEach
    void create() {
        database = Database.create(5);
        var transactions = database.transactions();
        var erasures = new PersonErasures(transactions, new JdbcErasure(transactions), Optional.of(new Tables()));
        var handler = new ErasureHandler("proxy", erasures, transactions, json);
        instance = Instance.of(database, List.of(handler), Instance.settings(), EngineListener.NONE);
    }

    @AfterEach
    void close() {
        instance.close();
        database.close();
    }

    @Test
    @Tag("Y13")
    void erasesTellsItsPartAndForgetsWhoWasMeant() throws Exception {
        // Given an edit, which keeps the former data
        var asked = request();
        instance.journal().append(List.of(asked));
        instance.operations().edit(id(), asked.event().data(), new Justification("olga", "a test"));
        // When
        instance.start();
        // Then
        await().untilAsserted(() -> assertThat(state()).isEqualTo("done"));
        assertThat(database.text(KEPT)).doesNotContain("12065550123");
        assertThat(database.text("select key from journal_outbox")).isEqualTo(ERASURE.toString());
        var part = json.readTree(database.text(TOLD));
        assertThat(part.path("service").asText()).isEqualTo("proxy");
        assertThat(part.path("stuck").isNull()).isTrue();
        assertThat(part.path("counts").path("rows").asLong()).isEqualTo(2);
        assertThat(part.path("left").asLong()).isZero();
        assertThat(part.path("round").asInt()).isEqualTo(2);
    }

    @Test
    @Tag("Y13")
    void tellsWhatItFoundToBeThePersonsBesidesWhatItWasAskedFor() throws Exception {
        // Given a session of the person, which names a chat, and somebody else's
        append(SESSION, "From=%2B12065550123&channelSid=" + CHAT);
        append(ANOTHER, "From=%2B12065550199&Body=Call+%2B12065550123");
        database.update("update journal_entry set state = 'skipped'");
        instance.journal().append(List.of(request()));
        // When
        instance.start();
        // Then
        await().untilAsserted(() -> assertThat(requestState()).isEqualTo("done"));
        assertThat(json.readTree(database.text(TOLD)).path("found").toString())
                .isEqualTo("[\"" + CHAT + "\",\"" + SESSION + "\"]");
    }

    @Test
    @Tag("Y13")
    void saysWhyItIsStuckAndThatItIsDoneOnceThatIsMended() throws Exception {
        // Given
        var works = rows.getAndSet(tally -> {
            throw new IllegalStateException("a defect");
        });
        instance.journal().append(List.of(request()));
        instance.start();
        await().untilAsserted(() -> assertThat(state()).isEqualTo("parked"));
        var stuck = json.readTree(database.text(TOLD));
        // When
        rows.set(works);
        instance.operations().retry(id(), new Justification("olga", "mended"));
        // Then
        await().untilAsserted(() -> assertThat(state()).isEqualTo("done"));
        assertThat(stuck.path("stuck").asText()).isEqualTo("a defect");
        assertThat(stuck.toString()).doesNotContain("12065550123");
        assertThat(json.readTree(database.text(TOLD)).path("stuck").isNull()).isTrue();
        assertThat(database.text(KEPT)).doesNotContain("12065550123");
    }

    @Test
    @Tag("Y13")
    void countsWhatAnAttemptErasedThatDiedOnItsWay() throws Exception {
        // Given an entry that is emptied before the tables are, which fail once
        append("default", "To=%2B12065550123");
        database.update("update journal_entry set state = 'skipped'");
        database.update("delete from journal_lane");
        var works = rows.getAndSet(tally -> {
            throw new IllegalStateException("a defect");
        });
        instance.journal().append(List.of(request()));
        instance.start();
        await().untilAsserted(() -> assertThat(requestState()).isEqualTo("parked"));
        // When
        rows.set(works);
        instance.operations().retry(requestId(), new Justification("olga", "mended"));
        // Then
        await().untilAsserted(() -> assertThat(requestState()).isEqualTo("done"));
        var counts = json.readTree(database.text(TOLD)).path("counts");
        assertThat(counts.path("journalEntries").asLong()).isEqualTo(1);
        assertThat(counts.path("rows").asLong()).isEqualTo(2);
        assertThat(database.number("select count(*) from journal_audit where action = 'erase'"))
                .isEqualTo(1);
    }

    private void append(String lane, String data) {
        var said = new CloudEvent(
                "said in " + lane,
                "/accounts/AC1/proxy",
                "test.happened",
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "application/x-www-form-urlencoded",
                Map.of(),
                data.getBytes(StandardCharsets.UTF_8));
        instance.journal().append(List.of(new NewEntry(lane, said)));
    }

    private long requestId() {
        return database.number("select id from journal_entry where lane = '" + ERASURE + "'");
    }

    private String requestState() {
        return database.text("select state from journal_entry where lane = '" + ERASURE + "'");
    }

    private NewEntry request() throws IOException {
        var data = json.writeValueAsBytes(new ErasureRequested(
                ERASURE, List.of(NUMBER, "whatsapp:" + NUMBER), List.of("KC1"), "sue", "asked by letter", 2));
        var event = new CloudEvent(
                ErasureRequested.eventId(ERASURE, "proxy"),
                "/messaging/erasures/" + ERASURE,
                ErasureRequested.TYPE,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "application/json",
                Map.of(),
                data);
        return new NewEntry(ERASURE.toString(), event);
    }

    private long id() {
        return database.number("select id from journal_entry");
    }

    private String state() {
        return database.text("select state from journal_entry");
    }

    private final class Tables implements PersonTables {

        @Override
        public ConversationLanes conversationLanes() {
            return ConversationLanes.of("KC");
        }

        @Override
        public Set<String> conversations(Connection connection, Mentions person) {
            return Set.of();
        }

        @Override
        public long erase(
                Connection connection, Mentions person, Set<String> conversations, JournalErasure.Tally tally) {
            return Objects.requireNonNull(rows.get()).applyAsLong(tally);
        }
    }
}
