package dev.trunkline.journal.jdbc;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Appends with two statements however many entries there are: one locks the lanes, in the order of their keys so that
 * two writers cannot block each other, and reserves places at their tails; one inserts what is not known yet.
 */
public final class JdbcJournal implements Journal {

    private static final String INSERT = """
            insert into journal_entry (lane, seq, %s)
            select * from unnest(?::text[], ?::bigint[], %s)
            on conflict (event_id) do nothing
            """.formatted(EventColumns.NAMES, EventColumns.ARRAYS);

    private final Transactions transactions;
    private final Runnable wake;

    /** @param wake called after the commit of each transaction that brought new entries */
    public JdbcJournal(Transactions transactions, Runnable wake) {
        this.transactions = transactions;
        this.wake = wake;
    }

    @Override
    public Appended append(List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return new Appended(0, 0);
        }
        return transactions.call(connection -> {
            var tails = LaneTails.reserve(connection, entries.stream().map(NewEntry::lane));
            var added = insert(connection, entries, tails);
            if (added < entries.size()) {
                ReservedPlaces.giveBack(connection, tails);
            }
            if (added > 0) {
                transactions.afterCommit(wake);
            }
            return new Appended(added, entries.size() - added);
        });
    }

    private static int insert(Connection connection, List<NewEntry> entries, Map<String, Long> firsts)
            throws SQLException {
        var places = LaneTails.places(firsts, entries.stream().map(NewEntry::lane));
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, EventColumns.texts(connection, entries, NewEntry::lane));
            statement.setArray(2, connection.createArrayOf("bigint", places.toArray()));
            EventColumns.set(
                    statement,
                    3,
                    entries.stream().map(entry -> traced(entry.event())).toList());
            return statement.executeUpdate();
        }
    }

    /** All attempts of an entry belong to one trace, so one that came without begins here. */
    private static CloudEvent traced(CloudEvent event) {
        if (event.extensions().containsKey(CloudEvent.Extension.TRACE_PARENT)) {
            return event;
        }
        var extensions = new HashMap<>(event.extensions());
        extensions.put(CloudEvent.Extension.TRACE_PARENT, TraceContext.start().traceparent());
        return new CloudEvent(
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                event.dataContentType(),
                extensions,
                event.data());
    }
}
