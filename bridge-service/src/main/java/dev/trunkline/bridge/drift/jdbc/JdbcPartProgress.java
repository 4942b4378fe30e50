package dev.trunkline.bridge.drift.jdbc;

import dev.trunkline.bridge.drift.PartProgress;
import dev.trunkline.journal.jdbc.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** In the table {@code bridge_sweep_part}. */
@ApplicationScoped
class JdbcPartProgress implements PartProgress {

    private final Transactions transactions;

    JdbcPartProgress(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Instant> done(String part) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement("select done_to from bridge_sweep_part where part = ?")) {
                statement.setString(1, part);
                try (var rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(
                                    rows.getObject(1, OffsetDateTime.class).toInstant())
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void done(String part, Instant to) {
        var unused = transactions.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into bridge_sweep_part (part, done_to) values (?, ?)
                    on conflict (part) do update set done_to = excluded.done_to""")) {
                statement.setString(1, part);
                statement.setObject(2, to.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
    }
}
