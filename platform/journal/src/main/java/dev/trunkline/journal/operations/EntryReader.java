package dev.trunkline.journal.operations;

import dev.trunkline.journal.query.EntryRows;
import dev.trunkline.journal.query.EntryView;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Lists entries and tells all about one. */
final class EntryReader {

    private static final String PAGE = "select " + EntryRows.COLUMNS
            + " from journal_entry entry where %s and entry.id < ? order by entry.id desc limit ?";
    private static final String ENTRY = "select coalesce(origin, id) as origin, replay, " + EntryRows.COLUMNS
            + " from journal_entry entry where id = ?";
    private static final String ATTEMPTS =
            "select attempt, at, reason, code from journal_attempt where entry_id = ? order by id";
    private static final String STEPS =
            "select name, state = 'done' as done, result, at from journal_step where entry_id = ? order by at, name";

    private EntryReader() {}

    static Page<EntryView> page(Connection connection, EntryFilter filter, int limit, Optional<String> cursor)
            throws SQLException {
        var conditions = Conditions.of(connection, filter);
        var rows = Sql.list(
                connection,
                PAGE.formatted(conditions.text()),
                EntryRows::read,
                conditions.values(Pages.before(cursor), Pages.rows(limit)));
        return Pages.cut(rows, limit, EntryView::id);
    }

    static Optional<EntryDetail> detail(Connection connection, long id) throws SQLException {
        return Sql.first(connection, ENTRY, row -> detail(connection, row), id);
    }

    private static EntryDetail detail(Connection connection, ResultSet row) throws SQLException {
        var entry = EntryRows.read(row);
        var origin = row.getLong("origin");
        return new EntryDetail(
                entry, origin, Sql.number(row, "replay"), attempts(connection, entry.id()), steps(connection, origin));
    }

    private static List<FailedAttempt> attempts(Connection connection, long entry) throws SQLException {
        return Sql.list(
                connection,
                ATTEMPTS,
                row -> new FailedAttempt(
                        row.getInt("attempt"),
                        Sql.time(row, "at"),
                        row.getString("reason"),
                        row.getObject("code", Integer.class)),
                entry);
    }

    private static List<StepView> steps(Connection connection, long origin) throws SQLException {
        return Sql.list(
                connection,
                STEPS,
                row -> new StepView(
                        row.getString("name"), row.getBoolean("done"), row.getString("result"), Sql.time(row, "at")),
                origin);
    }
}
