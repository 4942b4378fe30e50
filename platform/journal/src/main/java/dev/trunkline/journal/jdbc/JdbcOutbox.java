package dev.trunkline.journal.jdbc;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Outbox;
import java.util.ArrayList;
import java.util.List;

/** Writes outbox rows in the running transaction and wakes the publisher once that has committed. */
public final class JdbcOutbox implements Outbox {

    private static final String INSERT =
            """
            insert into journal_outbox (topic, key, %s)
            select topic, key, %s
            from unnest(?::text[], ?::text[], %s) with ordinality
                as row (topic, key, %s, place)
            order by place
            """.formatted(EventColumns.NAMES, EventColumns.NAMES, EventColumns.ARRAYS, EventColumns.NAMES);

    private final Transactions transactions;
    private final Runnable wake;

    /** @param wake called after the commit of each transaction that brought new rows */
    public JdbcOutbox(Transactions transactions, Runnable wake) {
        this.transactions = transactions;
        this.wake = wake;
    }

    @Override
    public void add(String topic, String key, CloudEvent event) {
        insert(List.of(new Row(topic, key, event)));
    }

    /** Runs the completion and writes all it adds with one statement. */
    void collect(Completion completion) {
        var rows = new ArrayList<Row>();
        completion.apply((topic, key, event) -> rows.add(new Row(topic, key, event)));
        if (!rows.isEmpty()) {
            insert(rows);
        }
    }

    private void insert(List<Row> rows) {
        transactions.call(connection -> {
            try (var statement = connection.prepareStatement(INSERT)) {
                statement.setArray(1, EventColumns.texts(connection, rows, Row::topic));
                statement.setArray(2, EventColumns.texts(connection, rows, Row::key));
                EventColumns.set(statement, 3, rows.stream().map(Row::event).toList());
                return statement.executeUpdate();
            }
        });
        transactions.afterCommit(wake);
    }

    private record Row(String topic, String key, CloudEvent event) {}
}
