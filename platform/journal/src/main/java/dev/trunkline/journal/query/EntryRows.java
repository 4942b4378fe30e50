package dev.trunkline.journal.query;

import dev.trunkline.journal.jdbc.EventColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link EntryView}s. */
public final class EntryRows {

    /** What a query must select from {@code journal_entry entry}. */
    public static final String COLUMNS = "entry.id, entry.lane, entry.seq, entry.state, entry.attempts, entry.reason, "
            + "entry.code, entry.appended_at, entry.finished_at, " + EventColumns.NAMES;

    private EntryRows() {}

    /** The current row. */
    public static EntryView read(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new EntryView(
                row.getLong("id"),
                row.getString("lane"),
                row.getLong("seq"),
                EntryState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getObject("code", Integer.class),
                EventColumns.read(row),
                row.getObject("appended_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    static List<EntryView> readAll(ResultSet rows) throws SQLException {
        var entries = new ArrayList<EntryView>();
        while (rows.next()) {
            entries.add(read(rows));
        }
        return entries;
    }
}
