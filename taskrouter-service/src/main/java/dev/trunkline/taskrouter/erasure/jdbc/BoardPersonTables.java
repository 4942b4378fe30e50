package dev.trunkline.taskrouter.erasure.jdbc;

import dev.trunkline.journal.ConversationLanes;
import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.PersonTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Tasks that are over and about the person, with their offers. One that is not over stays with the agent who works on it. */
@ApplicationScoped
class BoardPersonTables implements PersonTables {

    /** Not those of conversations: of these the service knows agents' System conversations alone, which tell of many people. */
    private static final ConversationLanes LANES = ConversationLanes.of("WT", "KD", "UO");

    private static final String THEIRS = "(task.data::text ~ ? or task.sid = any(?::text[]))";
    private static final String DOCUMENTS = "select sid || ' ' || data::text from task where " + THEIRS;
    private static final String PROMPTS = """
            delete from prompt where reservation_sid in (
                select offer.sid from reservation offer join task on task.sid = offer.task_sid
                where task.over and %s)
            """.formatted(THEIRS);
    private static final String RESERVATIONS =
            "delete from reservation where task_sid in (select sid from task where over and %s)".formatted(THEIRS);
    private static final String TASKS = "delete from task where over and " + THEIRS;
    private static final String LEFT = "select count(*) from task where " + THEIRS;

    /** Why Twilio refused. */
    private static final String REASONS = "update command set reason = null where reason ~ ?";

    @Override
    public ConversationLanes conversationLanes() {
        return LANES;
    }

    @Override
    public Set<String> conversations(Connection connection, Mentions person) throws SQLException {
        var found = new HashSet<String>();
        try (var documents = statement(connection, DOCUMENTS, person, Set.of());
                var row = documents.executeQuery()) {
            while (row.next()) {
                found.addAll(ConversationLanes.sids(row.getString(1)));
            }
        }
        return found;
    }

    @Override
    public long erase(Connection connection, Mentions person, Set<String> conversations, JournalErasure.Tally tally)
            throws SQLException {
        tally.add("prompts", run(connection, PROMPTS, person, conversations));
        tally.add("reservations", run(connection, RESERVATIONS, person, conversations));
        tally.add("tasks", run(connection, TASKS, person, conversations));
        try (var reasons = connection.prepareStatement(REASONS)) {
            reasons.setString(1, person.pattern());
            tally.add("reasons", reasons.executeUpdate());
        }
        try (var left = statement(connection, LEFT, person, conversations);
                var row = left.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static int run(Connection connection, String sql, Mentions person, Set<String> conversations)
            throws SQLException {
        try (var statement = statement(connection, sql, person, conversations)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement statement(
            Connection connection, String sql, Mentions person, Set<String> conversations) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setString(1, person.pattern());
        statement.setArray(2, connection.createArrayOf("text", conversations.toArray()));
        return statement;
    }
}
