package dev.trunkline.bridge.drift.jdbc;

import dev.trunkline.bridge.drift.SweepProgress;
import dev.trunkline.journal.jdbc.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** In the table {@code bridge_sweep}. */
@ApplicationScoped
class JdbcSweepProgress implements SweepProgress {

    private final Transactions transactions;

    JdbcSweepProgress(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<UUID> position(String sweep) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement("select position from bridge_sweep where sweep = ?")) {
                statement.setString(1, sweep);
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public void reached(String sweep, UUID link) {
        var unused = transactions.call(connection -> {
            try (var others = connection.prepareStatement("delete from bridge_sweep where sweep <> ?");
                    var ours = connection.prepareStatement("""
                            insert into bridge_sweep (sweep, position) values (?, ?)
                            on conflict (sweep) do update set position = excluded.position""")) {
                others.setString(1, sweep);
                others.executeUpdate();
                ours.setString(1, sweep);
                ours.setObject(2, link);
                return ours.executeUpdate();
            }
        });
    }
}
