package dev.trunkline.journal.query;

import dev.trunkline.journal.jdbc.Transactions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What has become of events, by their ids. */
public final class EntryStates {

    private static final String FIND = "select event_id, state from journal_entry where event_id = any(?::text[])";

    private final Transactions transactions;

    public EntryStates(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * One statement for all of them.
     *
     * @return the states of those that the journal has
     */
    public Map<String, EntryState> of(Collection<String> eventIds) {
        if (eventIds.isEmpty()) {
            return Map.of();
        }
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(FIND)) {
                statement.setArray(1, connection.createArrayOf("text", eventIds.toArray()));
                try (var rows = statement.executeQuery()) {
                    var states = new HashMap<String, EntryState>();
                    while (rows.next()) {
                        states.put(
                                rows.getString(1),
                                EntryState.valueOf(rows.getString(2).toUpperCase(Locale.ROOT)));
                    }
                    return states;
                }
            }
        });
    }
}
