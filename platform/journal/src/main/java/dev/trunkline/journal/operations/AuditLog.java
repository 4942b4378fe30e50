package dev.trunkline.journal.operations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done by whom and why: written in the transaction of the action. */
public final class AuditLog {

    private static final String INSERT = """
            insert into journal_audit (who, why, action, lane, entry_id, replay_id, detail, previous)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            """;
    private static final String PAGE = """
            select id, at, who, why, action, lane, entry_id, replay_id, detail from journal_audit
            where id < ? order by id desc limit ?
            """;
    private static final String NO_DETAIL = "{}";
    private static final String ERASURE =
            "select id from journal_audit where action = 'erase' and detail ->> 'erasure' = ? order by id limit 1";
    private static final String READ_DETAIL = "select detail from journal_audit where id = ? for update";
    private static final String DETAIL = "update journal_audit set detail = ?::jsonb where id = ?";

    private AuditLog() {}

    static void entry(Connection connection, Justification by, String action, LockedEntry entry) throws SQLException {
        write(connection, by, action, entry.lane(), entry.id(), null, NO_DETAIL, null);
    }

    /** @param previous the data as it was */
    static void edit(Connection connection, Justification by, LockedEntry entry, byte[] previous, byte[] data)
            throws SQLException {
        var detail = "{\"bytesBefore\": %d, \"bytes\": %d}".formatted(previous.length, data.length);
        write(connection, by, "edit", entry.lane(), entry.id(), null, detail, previous);
    }

    static void lane(Connection connection, Justification by, String action, String lane) throws SQLException {
        write(connection, by, action, lane, null, null, NO_DETAIL, null);
    }

    /** @param detail what is replayed, as JSON */
    static void replay(
            Connection connection, Justification by, long replay, @Nullable EntryFilter filter, String detail)
            throws SQLException {
        var lane = filter == null ? null : filter.lane();
        var entry = filter == null ? null : filter.id();
        write(connection, by, "replay", lane, entry, replay, detail, null);
    }

    static void cancelReplay(Connection connection, Justification by, long replay) throws SQLException {
        write(connection, by, "cancel-replay", null, null, replay, NO_DETAIL, null);
    }

    /** A comparison with the provider that somebody asked for. */
    public static void reconcile(Connection connection, Justification by, long reconciliation, Instant from, Instant to)
            throws SQLException {
        var detail = "{\"reconciliation\": %d, \"from\": \"%s\", \"to\": \"%s\"}".formatted(reconciliation, from, to);
        write(connection, by, "reconcile", null, null, null, detail, null);
    }

    /**
     * The line of an erasure, which is begun with nothing counted where there is none yet.
     *
     * @return its id
     */
    static long erase(Connection connection, Justification by, UUID erasure) throws SQLException {
        var line = Sql.first(connection, ERASURE, row -> row.getLong("id"), erasure.toString());
        if (line.isPresent()) {
            return line.get();
        }
        var detail = "{\"erasure\": \"%s\", \"counts\": {}, \"left\": 0}".formatted(erasure);
        write(connection, by, "erase", null, null, null, detail, null);
        return Sql.first(connection, ERASURE, row -> row.getLong("id"), erasure.toString())
                .orElseThrow();
    }

    /** @param detail as JSON, instead of what the line had */
    static void detail(Connection connection, long line, String detail) throws SQLException {
        Sql.update(connection, DETAIL, detail, line);
    }

    static String detail(Connection connection, long line) throws SQLException {
        return Sql.first(connection, READ_DETAIL, row -> row.getString("detail"), line)
                .orElseThrow();
    }

    /**
     * What a service does itself at somebody's wish.
     *
     * @param action a word of the service's own, never changed once written
     * @param lane of the entry that does it
     * @param detail what was wished for, as JSON without personal data
     */
    public static void act(Connection connection, Justification by, String action, String lane, String detail)
            throws SQLException {
        write(connection, by, action, lane, null, null, detail, null);
    }

    private static void write(
            Connection connection,
            Justification by,
            String action,
            @Nullable String lane,
            @Nullable Long entry,
            @Nullable Long replay,
            String detail,
            byte @Nullable [] previous)
            throws SQLException {
        Sql.update(connection, INSERT, by.who(), by.why(), action, lane, entry, replay, detail, previous);
    }

    static Page<AuditRecord> page(Connection connection, int limit, Optional<String> cursor) throws SQLException {
        var rows = Sql.list(connection, PAGE, AuditLog::read, Pages.before(cursor), Pages.rows(limit));
        return Pages.cut(rows, limit, AuditRecord::id);
    }

    private static AuditRecord read(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getLong("id"),
                Sql.time(row, "at"),
                new Justification(row.getString("who"), row.getString("why")),
                row.getString("action"),
                row.getString("lane"),
                Sql.number(row, "entry_id"),
                Sql.number(row, "replay_id"),
                row.getString("detail"));
    }
}
