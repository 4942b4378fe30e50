package dev.trunkline.journal.operations;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Retry, skip and edit. An entry that a worker is at is left alone, as a second one would repeat what the first is about to do. A
 * lane that is moved gets a new epoch: what a worker whose lease has run out still writes is void.
 */
final class EntryActions {

    private static final String TRY_HEAD = """
            update journal_lane
            set epoch = epoch + 1, attempts = 0, next_at = now(), lease_until = '-infinity',
                state = case state when 'parked' then 'ready' else state end
            where key = ?
            """;
    private static final String PASS_HEAD = """
            update journal_lane
            set head = head + 1, epoch = epoch + 1, attempts = 0, next_at = now(), lease_until = '-infinity',
                state = case state when 'parked' then 'ready' else state end
            where key = ?
            """;
    private static final String JOIN = "update journal_lane set tail = tail + 1 where key = ? returning tail - 1";
    private static final String WAIT = """
            update journal_entry set state = 'waiting', seq = ?, attempts = 0, tried_from = now(), finished_at = null
            where id = ?
            """;
    private static final String SKIP = "update journal_entry set state = 'skipped', finished_at = now() where id = ?";
    private static final String DATA = "select data from journal_entry where id = ?";
    private static final String EDIT = "update journal_entry set data = ? where id = ?";

    private EntryActions() {}

    static void retry(Connection connection, long id, Justification by) throws SQLException {
        var entry = LockedEntry.lock(connection, id);
        tryAgain(connection, entry, "retry");
        AuditLog.entry(connection, by, "retry", entry);
    }

    static void edit(Connection connection, long id, byte[] data, Justification by) throws SQLException {
        var entry = LockedEntry.lock(connection, id);
        tryAgain(connection, entry, "edit");
        var previous = Sql.first(connection, DATA, row -> row.getBytes(1), id).orElseThrow();
        Sql.update(connection, EDIT, data, id);
        AuditLog.edit(connection, by, entry, previous, data);
    }

    static void skip(Connection connection, long id, Justification by) throws SQLException {
        var entry = LockedEntry.lock(connection, id);
        switch (entry.place()) {
            case HEAD -> Sql.update(connection, PASS_HEAD, entry.lane());
            case LEFT_BEHIND -> {}
            case RUNNING, QUEUED, FINISHED -> throw entry.notPossible("skip");
        }
        Sql.update(connection, SKIP, id);
        AuditLog.entry(connection, by, "skip", entry);
    }

    private static void tryAgain(Connection connection, LockedEntry entry, String action) throws SQLException {
        var seq = switch (entry.place()) {
            case HEAD -> {
                Sql.update(connection, TRY_HEAD, entry.lane());
                yield entry.seq();
            }
            case LEFT_BEHIND ->
                Sql.first(connection, JOIN, row -> row.getLong(1), entry.lane()).orElseThrow();
            case RUNNING, QUEUED, FINISHED -> throw entry.notPossible(action);
        };
        Sql.update(connection, WAIT, seq, entry.id());
    }
}
