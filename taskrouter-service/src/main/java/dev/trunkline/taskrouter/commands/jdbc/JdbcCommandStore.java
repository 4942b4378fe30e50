package dev.trunkline.taskrouter.commands.jdbc;

import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.taskrouter.commands.CommandStore;
import dev.trunkline.taskrouter.commands.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code command}. */
@ApplicationScoped
class JdbcCommandStore implements CommandStore {

    private final Transactions transactions;

    JdbcCommandStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(UUID id, String kind, String subject, String by) {
        int unused = transactions.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into command (id, kind, subject, by, state) values (?, ?, ?, ?, ?)
                    on conflict (id) do nothing""")) {
                statement.setObject(1, id);
                statement.setString(2, kind);
                statement.setString(3, subject);
                statement.setString(4, by);
                statement.setString(5, Outcome.PENDING);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void settle(UUID id, String state, @Nullable Integer code, @Nullable String reason) {
        int unused = transactions.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    update command set state = ?, code = ?, reason = ?, changed_at = now()
                    where id = ? and state in ('pending', 'stuck')""")) {
                statement.setString(1, state);
                statement.setObject(2, code);
                statement.setString(3, reason);
                statement.setObject(4, id);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Optional<Outcome> find(UUID id) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement("select state, code, reason from command where id = ?")) {
                statement.setObject(1, id);
                try (var rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Outcome(
                                    id,
                                    rows.getString("state"),
                                    rows.getObject("code", Integer.class),
                                    rows.getString("reason")))
                            : Optional.empty();
                }
            }
        });
    }
}
