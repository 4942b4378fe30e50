package dev.trunkline.acceptance.failures;

import dev.trunkline.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The tables of messaging-service, past every line that a fault may have cut. */
final class Database {

    private final String url;

    Database(String url) {
        this.url = url;
    }

    /** Work that is not finished: entries of lanes that nothing parked holds back, and records to be published. */
    long backlog() {
        return query("""
                select (select count(*) from journal_entry e join journal_lane l on l.key = e.lane
                         where e.state = 'waiting' and l.state = 'ready')
                     + (select count(*) from journal_outbox where refused is null)""", row -> row.getLong(1));
    }

    /** State of each entry by the id of its event. */
    Map<String, String> entries() {
        var states = new HashMap<String, String>();
        query("select event_id, state from journal_entry", row -> {
            do {
                states.put(row.getString(1), row.getString(2));
            } while (row.next());
            return states;
        });
        return states;
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, Reading<T> reading) {
        try (Connection connection =
                        DriverManager.getConnection(url, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return reading.of(row);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + ": " + sql, e);
        }
    }
}
