package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.ConversationLanes;
import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.Mentions;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Erasure in the journal's tables. */
public final class JdbcErasure implements JournalErasure {

    private static final int BATCH = 1_000;

    /** A request to erase the person mentions them until it is done, and is emptied then; one that is parked may never be. */
    private static final String REQUEST = "trunkline.erasure.requested";

    private static final String LANES = """
            select key from journal_lane
            where exists (select 1 from unnest(?::text[]) address where position(address in key) > 0)
            """;
    /** In the order in which an append locks: the bytes of the keys. */
    private static final String LOCK =
            "select key from journal_lane where key = any(?::text[]) order by key collate \"C\" for update";

    private static final String ENTRIES = "select id from journal_entry where lane = any(?::text[])";
    private static final String WHOLE = ENTRIES + " and erased_by is null";

    private static final String FINISHED = " state in ('done', 'skipped') ";
    private static final String LOCK_ENTRIES = "select id, " + FINISHED + """
             as finished from journal_entry
            where id = any(?::bigint[]) and erased_by is null and (type <> ? or state <> 'waiting')
            order by id for update
            """;
    private static final String LATER =
            "update journal_entry set erase_by = ? where id = any(?::bigint[]) and erase_by is null";
    private static final String DUE = "select id, erase_by from journal_entry where erase_by is not null and "
            + FINISHED + "order by id limit ? for update skip locked";

    /** The trace has no personal data, and the place in the lane has to be free for whatever comes next. */
    private static final String EMPTY = """
            update journal_entry
            set lane = case when ? then 'erased/' || ? else lane end, seq = case when ? then id else seq end,
                source = 'erased', content_type = null, data = '', reason = null, code = null, erased_by = ?,
                erase_by = null, extensions = (
                    select coalesce(jsonb_object_agg(key, value), '{}') || jsonb_build_object('erasedby', ?::text)
                    from jsonb_each(extensions) where key in ('traceparent', 'twilioaccount')),
                state = case when state = 'done' then 'done' else 'skipped' end,
                finished_at = coalesce(finished_at, now())
            where id = any(?::bigint[])
            """;

    private static final String STEPS = "delete from journal_step where entry_id = any(?::bigint[])";
    private static final String ATTEMPTS = "delete from journal_attempt where entry_id = any(?::bigint[])";
    private static final String FORMER_DATA = """
            update journal_audit
            set previous = null, detail = detail || jsonb_build_object('sha256Before', encode(sha256(previous), 'hex'))
            where previous is not null and entry_id = any(?::bigint[])
            """;
    private static final String AUDIT = """
            update journal_audit set lane = 'erased/' || ?, detail = detail - 'lane' where lane = any(?::text[])
            """;
    private static final String REPLAYS = """
            update journal_replay set filter = filter || jsonb_build_object('lane', 'erased/' || ?::text)
            where filter ->> 'lane' = any(?::text[])
            """;
    private static final String OUTBOX = "delete from journal_outbox where key = any(?::text[])";
    private static final String GO = "delete from journal_lane where key = any(?::text[])";

    private final Transactions transactions;
    private final PersonSearch search;

    public JdbcErasure(Transactions transactions) {
        this.transactions = transactions;
        this.search = new PersonSearch(transactions);
    }

    @Override
    public Set<String> conversations(Mentions person, ConversationLanes lanes, Collection<String> known) {
        return search.conversations(person, lanes, known);
    }

    @Override
    public long eraseMentions(String erasure, Mentions person, Collection<String> lanes, Tally tally) {
        var theirs = lanes.stream().filter(lane -> !person.ownLane(lane)).toList();
        var ids = new ArrayList<>(transactions.call(connection -> ids(connection, WHOLE, theirs)));
        search.mentioning(person, found -> {
            if (!person.ownLane(found.lane())) {
                ids.add(found.id());
            }
        });
        var all = ids.stream().distinct().sorted().toList();
        var left = 0L;
        for (var from = 0; from < all.size(); from += BATCH) {
            var some = all.subList(from, Math.min(from + BATCH, all.size()));
            left += transactions.call(connection -> eraseFinished(connection, erasure, some, tally));
        }
        transactions.call(connection -> {
            tally.add("outboxRecords", run(connection, OUTBOX, null, theirs));
            return true;
        });
        return left;
    }

    /** The others are marked. @return how many they are */
    private static long eraseFinished(Connection connection, String erasure, List<Long> ids, Tally tally)
            throws SQLException {
        var finished = new ArrayList<Long>();
        var left = new ArrayList<Long>();
        try (var statement = connection.prepareStatement(LOCK_ENTRIES)) {
            statement.setArray(1, bigints(connection, ids));
            statement.setString(2, REQUEST);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    (row.getBoolean("finished") ? finished : left).add(row.getLong("id"));
                }
            }
        }
        empty(connection, erasure, false, finished, tally);
        try (var statement = connection.prepareStatement(LATER)) {
            statement.setString(1, erasure);
            statement.setArray(2, bigints(connection, left));
            statement.executeUpdate();
        }
        return left.size();
    }

    /** Empties what was left and has been finished since. @return how many at most {@code limit} */
    static int eraseDue(Connection connection, int limit) throws SQLException {
        var due = new TreeMap<String, List<Long>>();
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setInt(1, limit);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    due.computeIfAbsent(row.getString("erase_by"), erasure -> new ArrayList<>())
                            .add(row.getLong("id"));
                }
            }
        }
        for (Map.Entry<String, List<Long>> ids : due.entrySet()) {
            empty(connection, ids.getKey(), false, ids.getValue(), (what, count) -> {});
        }
        return due.values().stream().mapToInt(List::size).sum();
    }

    @Override
    public void eraseLanes(String erasure, Mentions person, Collection<String> outboxKeys, Tally tally) {
        transactions.call(connection -> {
            var lanes = lock(connection, person);
            empty(connection, erasure, true, ids(connection, ENTRIES, lanes), tally);
            run(connection, AUDIT, erasure, lanes);
            run(connection, REPLAYS, erasure, lanes);
            var keys = new ArrayList<>(outboxKeys);
            keys.addAll(lanes);
            tally.add("outboxRecords", run(connection, OUTBOX, null, keys));
            tally.add("journalLanes", run(connection, GO, null, lanes));
            return true;
        });
    }

    private static List<String> lock(Connection connection, Mentions person) throws SQLException {
        var own = keys(connection, LANES, person.addresses()).stream()
                .filter(person::ownLane)
                .toList();
        return keys(connection, LOCK, own);
    }

    private static List<String> keys(Connection connection, String sql, Collection<String> values) throws SQLException {
        var keys = new ArrayList<String>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, PersonSearch.texts(connection, values));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
        }
        return keys;
    }

    private static List<Long> ids(Connection connection, String sql, Collection<String> lanes) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, PersonSearch.texts(connection, lanes));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
        return ids;
    }

    private static void empty(Connection connection, String erasure, boolean leave, List<Long> ids, Tally tally)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        var entries = bigints(connection, ids);
        long erased;
        try (var statement = connection.prepareStatement(EMPTY)) {
            statement.setBoolean(1, leave);
            statement.setString(2, erasure);
            statement.setBoolean(3, leave);
            statement.setString(4, erasure);
            statement.setString(5, erasure);
            statement.setArray(6, entries);
            erased = statement.executeUpdate();
        }
        tally.addAll(Map.of(
                "journalEntries", erased,
                "journalSteps", run(connection, STEPS, entries),
                "journalAttempts", run(connection, ATTEMPTS, entries)));
        run(connection, FORMER_DATA, entries);
    }

    private static long run(Connection connection, String sql, Array ids) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, ids);
            return statement.executeUpdate();
        }
    }

    private static int run(Connection connection, String sql, @Nullable String erasure, List<String> keys)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            var index = 1;
            if (erasure != null) {
                statement.setString(index++, erasure);
            }
            statement.setArray(index, PersonSearch.texts(connection, keys));
            return statement.executeUpdate();
        }
    }

    private static Array bigints(Connection connection, List<Long> ids) throws SQLException {
        return connection.createArrayOf("bigint", ids.toArray());
    }
}
