package dev.trunkline.journal.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Deletes what is over for long, of tables that are a service's own. */
public final class OldRows {

    private final Transactions transactions;
    private final List<String> deletes;

    /** @param deletes statements in their order, each with one parameter: what is older goes */
    public OldRows(Transactions transactions, List<String> deletes) {
        this.transactions = transactions;
        this.deletes = List.copyOf(deletes);
    }

    /** In one transaction. @return how many rows are gone */
    public int delete(Instant before) {
        return transactions.call(connection -> {
            int gone = 0;
            for (var delete : deletes) {
                try (var statement = connection.prepareStatement(delete)) {
                    statement.setObject(1, before.atOffset(ZoneOffset.UTC));
                    gone += statement.executeUpdate();
                }
            }
            return gone;
        });
    }
}
