package dev.trunkline.journal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what has been finished for long, in short transactions that wait for no lock. Walks along the primary keys, oldest
 * first, so that it needs no index of its own and stops where the young entries begin. One thread at a time.
 *
 * <p>An entry goes with its steps and attempts, and with the data that it had before an operator edited it, but not while a replay's copy of it is there, which shares its steps. A
 * lane goes once none of its entries is left: then no place can be taken twice when it comes again.
 */
public final class JournalRetention {

    /** Held until the transaction ends. The table's own number, so that each schema has its own lock. */
    private static final String LOCK = "select pg_try_advisory_xact_lock('journal_entry'::regclass::oid::bigint)";

    private static final String ENTRIES = """
            select coalesce(max(id), 0), coalesce(min(appended_at) < now() - make_interval(secs => ?), false)
            from (select id, appended_at from journal_entry where id > ? order by id limit ?) page
            """;
    private static final String LOCK_ENTRIES = """
            select id from journal_entry
            where id > ? and id <= ? and state in ('done', 'skipped')
                and finished_at < now() - make_interval(secs => ?)
            for update skip locked
            """;
    /** Looks for copies only now, with the entries locked: a copy's reference to its origin waits for that lock. */
    private static final String DELETE_ENTRIES = """
            delete from journal_entry
            where id = any(?::bigint[]) and not exists (select 1 from journal_entry copy where copy.origin = journal_entry.id)
            """;

    /** What is left of an edit: who, why, and by length and hash what the data were. */
    private static final String CLEAR_FORMER_DATA = """
            update journal_audit
            set previous = null, detail = detail || jsonb_build_object('sha256Before', encode(sha256(previous), 'hex'))
            where previous is not null and entry_id = any(?::bigint[])
                and not exists (select 1 from journal_entry where id = entry_id)
            """;

    private static final String DELETE_REPLAYS = """
            delete from journal_replay
            where id in (
                select id from journal_replay
                where finished_at < now() - make_interval(secs => ?)
                    and not exists (select 1 from journal_entry where replay = journal_replay.id)
                order by id limit ? for update skip locked)
            """;
    private static final String DELETE_AUDIT = """
            delete from journal_audit
            where id in (select id from journal_audit order by id limit ?) and at < now() - make_interval(secs => ?)
            """;
    private static final String LANES = """
            select max(key) from (select key from journal_lane where key > ? order by key limit ?) page
            """;
    private static final String LOCK_LANES = """
            select key from journal_lane
            where key > ? and key <= ? and not pending and state = 'ready'
                and not exists (select 1 from journal_entry where lane = key)
            for update skip locked
            """;
    /** Looks again: only now, with the lanes locked, can nobody append. */
    private static final String DELETE_LANES = """
            delete from journal_lane
            where key = any(?::text[]) and not pending and not exists (select 1 from journal_entry where lane = key)
            """;

    private final Transactions transactions;
    private final RetentionSettings settings;
    private final Pace pace;
    private boolean going;

    /** @param pace asked after each transaction */
    public JournalRetention(Transactions transactions, RetentionSettings settings, Pace pace) {
        this.transactions = transactions;
        this.settings = settings;
        this.pace = pace;
    }

    /** Keeps the deleting from taking more than its share. */
    @FunctionalInterface
    public interface Pace {
        /** Waits after a transaction that took so long. @return whether to go on */
        boolean goOn(Duration took) throws InterruptedException;
    }

    /** What a sweep has deleted. */
    public record Deleted(long entries, long lanes, long replays, long audit) {
        public boolean isNothing() {
            return equals(new Deleted(0, 0, 0, 0));
        }
    }

    /**
     * Goes through the tables once. Ends early where another instance is at it, or {@link Pace} says so.
     *
     * @throws JournalDatabaseException where the database failed; what was deleted until then stays deleted
     */
    public Deleted sweep() throws InterruptedException {
        going = true;
        walk(0, this::due);
        var entries = walk(0L, this::entries);
        var lanes = walk("", this::lanes);
        var replays = walk(0, this::replays);
        var audit = walk(0, this::audit);
        return new Deleted(entries, lanes, replays, audit);
    }

    /**
     * What a transaction did.
     *
     * @param next where the walk goes on; null at its end
     */
    private record Step<K>(long deleted, @Nullable K next) {}

    private <K> long walk(K start, Walk<K> walk) throws InterruptedException {
        var deleted = 0L;
        @Nullable K next = start;
        while (next != null && going) {
            var after = next;
            var began = System.nanoTime();
            var step = transactions.call(connection -> {
                going = isOnlyOne(connection);
                return going ? walk.step(connection, after) : new Step<K>(0, null);
            });
            deleted += step.deleted;
            next = step.next;
            if (next != null) {
                going = pace.goOn(Duration.ofNanos(System.nanoTime() - began));
            }
        }
        return deleted;
    }

    @FunctionalInterface
    private interface Walk<K> {
        Step<K> step(Connection connection, K after) throws SQLException;
    }

    private Step<Integer> due(Connection connection, int after) throws SQLException {
        return again(JdbcErasure.eraseDue(connection, settings.batch()));
    }

    private Step<Long> entries(Connection connection, long after) throws SQLException {
        try (var statement = connection.prepareStatement(ENTRIES)) {
            statement.setDouble(1, LaneClaims.seconds(settings.keep()));
            statement.setLong(2, after);
            statement.setInt(3, settings.batch());
            try (var page = statement.executeQuery()) {
                if (!page.next() || !page.getBoolean(2)) {
                    return new Step<>(0, null);
                }
                var last = page.getLong(1);
                return new Step<>(deleteEntries(connection, after, last), last);
            }
        }
    }

    private long deleteEntries(Connection connection, long after, long last) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK_ENTRIES)) {
            lock.setLong(1, after);
            lock.setLong(2, last);
            lock.setDouble(3, LaneClaims.seconds(settings.keep()));
            var keys = keys(lock);
            var deleted = forKeys(connection, DELETE_ENTRIES, "bigint", keys);
            forKeys(connection, CLEAR_FORMER_DATA, "bigint", keys);
            return deleted;
        }
    }

    private Step<String> lanes(Connection connection, String after) throws SQLException {
        try (var statement = connection.prepareStatement(LANES)) {
            statement.setString(1, after);
            statement.setInt(2, settings.batch());
            try (var page = statement.executeQuery()) {
                @Nullable String last = page.next() ? page.getString(1) : null;
                return last == null ? new Step<>(0, null) : new Step<>(deleteLanes(connection, after, last), last);
            }
        }
    }

    private static long deleteLanes(Connection connection, String after, String last) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK_LANES)) {
            lock.setString(1, after);
            lock.setString(2, last);
            return forKeys(connection, DELETE_LANES, "text", keys(lock));
        }
    }

    private Step<Integer> replays(Connection connection, int after) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE_REPLAYS)) {
            statement.setDouble(1, LaneClaims.seconds(settings.keep()));
            statement.setInt(2, settings.batch());
            return again(statement.executeUpdate());
        }
    }

    private Step<Integer> audit(Connection connection, int after) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE_AUDIT)) {
            statement.setInt(1, settings.batch());
            statement.setDouble(2, LaneClaims.seconds(settings.keepAudit()));
            return again(statement.executeUpdate());
        }
    }

    /** A walk that always begins at the front: over once a batch is not full. */
    private Step<Integer> again(int deleted) {
        return new Step<>(deleted, deleted < settings.batch() ? null : 0);
    }

    /** @param lock selects and locks the keys of the rows to go */
    private static Object[] keys(PreparedStatement lock) throws SQLException {
        var keys = new ArrayList<Object>();
        try (var rows = lock.executeQuery()) {
            while (rows.next()) {
                keys.add(rows.getObject(1));
            }
        }
        return keys.toArray();
    }

    private static int forKeys(Connection connection, String sql, String type, Object[] keys) throws SQLException {
        if (keys.length == 0) {
            return 0;
        }
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf(type, keys));
            return statement.executeUpdate();
        }
    }

    private static boolean isOnlyOne(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK);
                var row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
