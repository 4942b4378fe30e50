package dev.trunkline.acceptance.failures;

import dev.trunkline.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The journal of a service, past every line that a fault may have cut. */
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

    /** The id of the newest entry; 0 for none. */
    long newest() {
        return query("select coalesce(max(id), 0) from journal_entry", row -> row.getLong(1));
    }

    /** How many entries up to one are not finished. */
    long unfinished(long upTo) {
        return query(
                "select count(*) from journal_entry where state = 'waiting' and id <= " + upTo, row -> row.getLong(1));
    }

    long parked() {
        return query("select count(*) from journal_entry where state = 'parked'", row -> row.getLong(1));
    }

    /** Who works on lanes now. */
    Set<String> owners() {
        return query(
                "select coalesce(string_agg(distinct lease_owner, ' '), '') from journal_lane where lease_until > now()",
                row -> row.getString(1).isEmpty()
                        ? Set.of()
                        : Set.of(row.getString(1).split(" ")));
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
