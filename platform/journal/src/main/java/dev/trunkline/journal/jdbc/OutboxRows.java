package dev.trunkline.journal.jdbc;

import dev.trunkline.contracts.event.CloudEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Takes rows out of the outbox. Rows are read in the order of their ids and never from a remembered place, because
 * transactions may commit in another order than they drew their ids; rows of one lane cannot, its entries being done one
 * after the other.
 */
public final class OutboxRows {

    /** Held until the transaction ends. The table's own number, so that each schema has its own lock. */
    private static final String LOCK = "select pg_try_advisory_xact_lock('journal_outbox'::regclass::oid::bigint)";

    private static final String READ =
            "select id, topic, key, %s from journal_outbox where refused is null order by id limit ?"
                    .formatted(EventColumns.NAMES);

    private final Transactions transactions;

    public OutboxRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A record that waits to be published. */
    public record Row(long id, String topic, String key, CloudEvent event) {}

    /**
     * What became of a batch.
     *
     * @param published rows that Kafka has acknowledged
     * @param refused rows that Kafka will never take, with the reason
     */
    public record Outcome(Collection<Long> published, Map<Long, String> refused) {}

    /** Publishes a batch; returns what can be taken out, the rest stays. */
    @FunctionalInterface
    public interface Batch {
        Outcome publish(List<Row> rows);
    }

    /**
     * Hands the oldest rows to {@code batch} and takes out what it published, as the only one to do so at a time.
     *
     * @return how many rows were handed over; 0 where there are none or another instance is at it
     */
    public int take(int max, Batch batch) {
        return transactions.call(connection -> {
            if (!isOnlyPublisher(connection)) {
                return 0;
            }
            var rows = read(connection, max);
            if (!rows.isEmpty()) {
                settle(connection, batch.publish(rows));
            }
            return rows.size();
        });
    }

    private static boolean isOnlyPublisher(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK);
                var row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static List<Row> read(Connection connection, int max) throws SQLException {
        try (var statement = connection.prepareStatement(READ)) {
            statement.setInt(1, max);
            var rows = new ArrayList<Row>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(
                            result.getLong("id"),
                            result.getString("topic"),
                            result.getString("key"),
                            EventColumns.read(result)));
                }
            }
            return rows;
        }
    }

    private static void settle(Connection connection, Outcome outcome) throws SQLException {
        try (var delete = connection.prepareStatement("delete from journal_outbox where id = any(?::bigint[])");
                var refuse = connection.prepareStatement("update journal_outbox set refused = ? where id = ?")) {
            delete.setArray(
                    1, connection.createArrayOf("bigint", outcome.published().toArray()));
            delete.executeUpdate();
            for (var refused : outcome.refused().entrySet()) {
                refuse.setString(1, refused.getValue());
                refuse.setLong(2, refused.getKey());
                refuse.executeUpdate();
            }
        }
    }
}
