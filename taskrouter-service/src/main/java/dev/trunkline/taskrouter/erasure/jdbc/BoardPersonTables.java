package dev.trunkline.taskrouter.erasure.jdbc;

import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.PersonTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Tasks that are over and mention the person, with their offers. One that is not over stays with the agent who works on it. */
@ApplicationScoped
class BoardPersonTables implements PersonTables {

    private static final String PROMPTS = """
            delete from prompt where reservation_sid in (
                select offer.sid from reservation offer join task on task.sid = offer.task_sid
                where task.over and task.data::text ~ ?)
            """;
    private static final String RESERVATIONS =
            "delete from reservation where task_sid in (select sid from task where over and data::text ~ ?)";
    private static final String TASKS = "delete from task where over and data::text ~ ?";
    private static final String LEFT = "select count(*) from task where data::text ~ ?";

    @Override
    public long erase(Connection connection, Mentions person, JournalErasure.Tally tally) throws SQLException {
        var pattern = person.pattern();
        if (pattern.isEmpty()) {
            return 0;
        }
        tally.add("prompts", run(connection, PROMPTS, pattern.get()));
        tally.add("reservations", run(connection, RESERVATIONS, pattern.get()));
        tally.add("tasks", run(connection, TASKS, pattern.get()));
        try (var left = connection.prepareStatement(LEFT)) {
            left.setString(1, pattern.get());
            try (var row = left.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static int run(Connection connection, String sql, String pattern) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, pattern);
            return statement.executeUpdate();
        }
    }
}
