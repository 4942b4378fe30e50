package dev.trunkline.taskrouter.people.jdbc;

import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.taskrouter.people.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Table {@code reminder}. */
@ApplicationScoped
class JdbcReminders implements Reminders {

    private final Transactions transactions;

    JdbcReminders(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean claim(String name, Instant now, Instant notAfter) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into reminder (name, at) values (?, ?)
                    on conflict (name) do update set at = excluded.at where reminder.at <= ?""")) {
                statement.setString(1, name.toLowerCase(Locale.ROOT));
                statement.setObject(2, now.atOffset(ZoneOffset.UTC));
                statement.setObject(3, notAfter.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate() == 1;
            }
        });
    }
}
