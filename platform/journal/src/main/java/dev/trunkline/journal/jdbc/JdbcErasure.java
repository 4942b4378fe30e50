package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.Mentions;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Erasure in the journal's tables. What the database finds by a number is looked at once more: it may be part of a longer one. */
public final class JdbcErasure implements JournalErasure {

    private static final int BATCH = 2_000;

    private static final String PAGE =
            "select coalesce(max(id), 0) from (select id from journal_entry where id > ? order by id limit ?) page";
    /** A request to erase the person mentions them until it is done, and is emptied then. */
    private static final String CANDIDATES = """
            select id, lane, state in ('done', 'skipped') as finished, data, extensions::text from journal_entry
            where id > ? and id <= ? and erased_by is null
                and (type <> 'trunkline.erasure.requested' or state in ('done', 'skipped')) and exists (
                select 1 from unnest(?::text[]) word
                where position(convert_to(word, 'UTF8') in data) > 0 or position(word in extensions::text) > 0)
            for update
            """;
    private static final String LANES = """
            select key from journal_lane
            where exists (select 1 from unnest(?::text[]) address where position(address in key) > 0)
            """;
    /** In the order in which an append locks: the bytes of the keys. */
    private static final String LOCK =
            "select key from journal_lane where key = any(?::text[]) order by key collate \"C\" for update";

    private static final String ENTRIES = "select id from journal_entry where lane = any(?::text[])";
    /** The trace has no personal data, and the place in the lane has to be free for whatever comes next. */
    private static final String EMPTY = """
            update journal_entry
            set lane = case when ? then 'erased/' || ? else lane end, seq = case when ? then id else seq end,
                source = 'erased', content_type = null, data = '', reason = null, code = null, erased_by = ?,
                extensions = (
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

    public JdbcErasure(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public long eraseMentions(String erasure, Mentions person, Tally tally) {
        if (person.words().isEmpty()) {
            return 0;
        }
        var left = 0L;
        var reached = 0L;
        for (var last = end(0); last > reached; last = end(reached)) {
            var from = reached;
            var to = last;
            left += transactions.call(connection -> eraseMentions(connection, erasure, person, from, to, tally));
            reached = last;
        }
        return left;
    }

    /** The last id of the next page, 0 for none. */
    private long end(long after) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(PAGE)) {
                statement.setLong(1, after);
                statement.setInt(2, BATCH);
                try (var row = statement.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    private static long eraseMentions(
            Connection connection, String erasure, Mentions person, long after, long last, Tally tally)
            throws SQLException {
        var finished = new ArrayList<Long>();
        var left = 0L;
        try (var statement = connection.prepareStatement(CANDIDATES)) {
            statement.setLong(1, after);
            statement.setLong(2, last);
            statement.setArray(3, texts(connection, person.words()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var mentioned = person.in(row.getBytes("data")) || person.in(row.getString("extensions"));
                    if (!mentioned || person.ownLane(row.getString("lane"))) {
                        continue;
                    }
                    if (row.getBoolean("finished")) {
                        finished.add(row.getLong("id"));
                    } else {
                        left++;
                    }
                }
            }
        }
        empty(connection, erasure, false, finished, tally);
        return left;
    }

    @Override
    public void eraseLanes(String erasure, Mentions person, Collection<String> outboxKeys, Tally tally) {
        transactions.call(connection -> {
            var lanes = lock(connection, person);
            empty(connection, erasure, true, ids(connection, lanes), tally);
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
        var own = new ArrayList<String>();
        try (var statement = connection.prepareStatement(LANES)) {
            statement.setArray(1, texts(connection, person.addresses()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    if (person.ownLane(row.getString(1))) {
                        own.add(row.getString(1));
                    }
                }
            }
        }
        var locked = new ArrayList<String>();
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, texts(connection, own));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    locked.add(row.getString(1));
                }
            }
        }
        return locked;
    }

    private static List<Long> ids(Connection connection, List<String> lanes) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var statement = connection.prepareStatement(ENTRIES)) {
            statement.setArray(1, texts(connection, lanes));
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
        var entries = connection.createArrayOf("bigint", ids.toArray());
        try (var statement = connection.prepareStatement(EMPTY)) {
            statement.setBoolean(1, leave);
            statement.setString(2, erasure);
            statement.setBoolean(3, leave);
            statement.setString(4, erasure);
            statement.setString(5, erasure);
            statement.setArray(6, entries);
            tally.add("journalEntries", statement.executeUpdate());
        }
        tally.add("journalSteps", run(connection, STEPS, entries));
        tally.add("journalAttempts", run(connection, ATTEMPTS, entries));
        run(connection, FORMER_DATA, entries);
    }

    private static int run(Connection connection, String sql, Array ids) throws SQLException {
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
            statement.setArray(index, texts(connection, keys));
            return statement.executeUpdate();
        }
    }

    private static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
