package dev.trunkline.bridge.drift.jdbc;

import dev.trunkline.bridge.drift.Checked;
import dev.trunkline.bridge.drift.Checked.State;
import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.journal.jdbc.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** In the table {@code bridge_comparison}. */
@ApplicationScoped
class JdbcChecks implements Checks {

    private static final String PUT = """
            insert into bridge_comparison (link_id, event_id, asked_by, state, repaired, left_open, reason, at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (link_id) do update set event_id = excluded.event_id, asked_by = excluded.asked_by,
                state = excluded.state, repaired = excluded.repaired, left_open = excluded.left_open,
                reason = excluded.reason, at = excluded.at""";

    private final Transactions transactions;

    JdbcChecks(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void put(Checked checked) {
        var unused = transactions.call(connection -> {
            try (var statement = connection.prepareStatement(PUT)) {
                statement.setObject(1, checked.link());
                statement.setString(2, checked.eventId());
                statement.setString(3, checked.by());
                statement.setString(4, checked.state().id());
                statement.setInt(5, checked.repaired());
                statement.setInt(6, checked.left());
                statement.setString(7, checked.reason());
                statement.setObject(8, checked.at().atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Optional<Checked> of(UUID link) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement("select * from bridge_comparison where link_id = ?")) {
                statement.setObject(1, link);
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(read(rows)) : Optional.empty();
                }
            }
        });
    }

    private static Checked read(ResultSet row) throws SQLException {
        return new Checked(
                row.getObject("link_id", UUID.class),
                row.getString("event_id"),
                row.getString("asked_by"),
                State.ofId(row.getString("state")),
                row.getInt("repaired"),
                row.getInt("left_open"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    @Override
    public Set<String> unreadable(Collection<String> eventIds) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(
                    "select event_id from bridge_comparison where state = 'unreadable' and event_id = any (?)")) {
                statement.setArray(1, connection.createArrayOf("text", eventIds.toArray()));
                var found = new HashSet<String>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public long unreadable() {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(
                            "select count(*) from bridge_comparison where state = 'unreadable'");
                    var rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0L;
            }
        });
    }
}
