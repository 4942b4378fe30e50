package dev.trunkline.taskrouter.prompts.jdbc;

import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.taskrouter.prompts.SystemConversations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables {@code system_conversation} and {@code prompt}. */
@ApplicationScoped
class JdbcSystemConversations implements SystemConversations {

    private final Transactions transactions;

    JdbcSystemConversations(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void keep(String conversationSid, String worker) {
        insert(
                "insert into system_conversation (sid, worker) values (?, ?) on conflict (sid) do nothing",
                conversationSid,
                worker);
    }

    @Override
    public Optional<String> workerOf(String conversationSid) {
        return texts("select worker from system_conversation where sid = ?", conversationSid).stream()
                .findFirst();
    }

    @Override
    public void asked(String reservationSid, String worker) {
        insert(
                "insert into prompt (reservation_sid, worker) values (?, ?) on conflict (reservation_sid) do nothing",
                reservationSid,
                worker.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> askedOf(String worker) {
        return texts(
                "select reservation_sid from prompt where worker = ? order by id desc limit 20",
                worker.toLowerCase(Locale.ROOT));
    }

    private void insert(String sql, String key, String worker) {
        int unused = transactions.call(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, key);
                statement.setString(2, worker);
                return statement.executeUpdate();
            }
        });
    }

    private List<String> texts(String sql, String parameter) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, parameter);
                var found = new ArrayList<String>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        });
    }
}
