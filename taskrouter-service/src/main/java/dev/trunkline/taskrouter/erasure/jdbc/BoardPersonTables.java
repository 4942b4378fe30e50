package dev.trunkline.taskrouter.erasure.jdbc;

import dev.trunkline.journal.ConversationLanes;
import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.PersonTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Tasks that are over and about the person, with their offers; others' that are over lose the number. One that is not over stays
 * with the agent who works on it.
 */
@ApplicationScoped
class BoardPersonTables implements PersonTables {

    /** Not those of conversations: of these the service knows agents' System conversations alone, which tell of many people. */
    private static final ConversationLanes LANES = ConversationLanes.of("WT", "KD", "UO");

    /** First the pattern that is quick. */
    private static final String MENTIONED = "(data::text ~ ? and data::text ~ ?)";

    private static final String MENTIONING = "select sid, data::text from task where " + MENTIONED;
    private static final String PROMPTS = """
            delete from prompt where reservation_sid in (
                select offer.sid from reservation offer join task on task.sid = offer.task_sid
                where task.over and task.sid = any(?::text[]))
            """;
    private static final String RESERVATIONS =
            "delete from reservation where task_sid in (select sid from task where over and sid = any(?::text[]))";
    private static final String TASKS = "delete from task where over and sid = any(?::text[])";
    /** Each by a number, since it may be one in JSON. */
    private static final String TEXTS =
            "update task set data = regexp_replace(data::text, ?, '0', 'g')::jsonb where over and " + MENTIONED;

    private static final String LEFT = "select count(*) from task where sid = any(?::text[]) or " + MENTIONED;

    /** Why Twilio refused. */
    private static final String REASONS = "update command set reason = null where reason ~ ?";

    @Override
    public ConversationLanes conversationLanes() {
        return LANES;
    }

    /** Not of tasks whose texts alone have the number: these are about others. */
    @Override
    public Set<String> conversations(Connection connection, Mentions person) throws SQLException {
        var found = new HashSet<String>();
        try (var tasks = connection.prepareStatement(MENTIONING)) {
            set(tasks, person.roughPattern(), person.pattern());
            try (var row = tasks.executeQuery()) {
                while (row.next()) {
                    var data = row.getString("data");
                    if (person.named(data.getBytes(StandardCharsets.UTF_8))) {
                        found.add(row.getString("sid"));
                        found.addAll(ConversationLanes.sids(data));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public long erase(Connection connection, Mentions person, Set<String> conversations, JournalErasure.Tally tally)
            throws SQLException {
        var all = conversations(connection, person);
        all.addAll(conversations);
        var theirs = connection.createArrayOf("text", all.toArray());
        tally.add("prompts", update(connection, PROMPTS, theirs));
        tally.add("reservations", update(connection, RESERVATIONS, theirs));
        tally.add("tasks", update(connection, TASKS, theirs));
        tally.add("taskTexts", update(connection, TEXTS, person.pattern(), person.roughPattern(), person.pattern()));
        tally.add("reasons", update(connection, REASONS, person.pattern()));
        try (var left = connection.prepareStatement(LEFT)) {
            set(left, theirs, person.roughPattern(), person.pattern());
            try (var row = left.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (var index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }
}
