package dev.trunkline.bridge.drift.jdbc;

import dev.trunkline.bridge.drift.ListProgress;
import dev.trunkline.journal.jdbc.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** In the table {@code bridge_sweep_list}. */
@ApplicationScoped
class JdbcListProgress implements ListProgress {

    private final Transactions transactions;

    JdbcListProgress(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Page> page(String sweep, String list) {
        return transactions.call(connection -> {
            try (var statement =
                    connection.prepareStatement("select page from bridge_sweep_list where sweep = ? and list = ?")) {
                statement.setString(1, sweep);
                statement.setString(2, list);
                try (var rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.ofNullable(rows.getString(1)).map(page -> new Page(Optional.of(page)))
                            : Optional.of(new Page(Optional.empty()));
                }
            }
        });
    }

    @Override
    public void reached(String sweep, String list, Optional<String> next) {
        var unused = transactions.call(connection -> {
            try (var others = connection.prepareStatement("delete from bridge_sweep_list where sweep <> ?");
                    var ours = connection.prepareStatement("""
                            insert into bridge_sweep_list (sweep, list, page) values (?, ?, ?)
                            on conflict (sweep, list) do update set page = excluded.page""")) {
                others.setString(1, sweep);
                others.executeUpdate();
                ours.setString(1, sweep);
                ours.setString(2, list);
                ours.setString(3, next.orElse(null));
                return ours.executeUpdate();
            }
        });
    }
}
