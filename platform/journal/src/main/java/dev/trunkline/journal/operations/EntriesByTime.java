package dev.trunkline.journal.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Finds the ids of entries by the time of their appending. Ids grow with time but for transactions that overlap, so a search by halves
 * on the primary key does, and the intake pays for no further index.
 */
final class EntriesByTime {

    /** By how much an id may be out of order: longer than any transaction that appends. */
    private static final Duration DRIFT = Duration.ofMinutes(15);

    private static final String NEXT = "select id, appended_at from journal_entry where id >= ? order by id limit 1";

    private EntriesByTime() {}

    /** An id such that no entry appended at or after {@code from} has a lower one. */
    static long firstId(Connection connection, Instant from) throws SQLException {
        return search(connection, from.minus(DRIFT));
    }

    /** An id such that all entries appended before {@code to} have a lower one. */
    static long endId(Connection connection, Instant to) throws SQLException {
        return search(connection, to.plus(DRIFT));
    }

    private static long search(Connection connection, Instant time) throws SQLException {
        var low = bound(connection, "min(id)");
        var high = bound(connection, "max(id)") + 1;
        while (low < high) {
            var middle = low + (high - low) / 2;
            var next = Sql.first(
                            connection, NEXT, row -> new Place(row.getLong("id"), Sql.time(row, "appended_at")), middle)
                    .filter(place -> place.at.isBefore(time));
            if (next.isPresent()) {
                low = next.get().id + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long bound(Connection connection, String of) throws SQLException {
        var sql = "select coalesce(" + of + ", 0) from journal_entry";
        return Sql.first(connection, sql, row -> row.getLong(1)).orElse(0L);
    }

    private record Place(long id, Instant at) {}
}
