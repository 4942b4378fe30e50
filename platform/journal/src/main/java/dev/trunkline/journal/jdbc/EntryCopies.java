package dev.trunkline.journal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Appends copies of entries, each at the end of its lane, with event ids of their own and the origin's steps. */
public final class EntryCopies {

    private static final String INSERT = """
            insert into journal_entry (lane, seq, event_id, type, source, time, content_type, extensions, data,
                origin, replay)
            select entry.lane, copy.seq, entry.event_id || '#replay/' || ?, entry.type, entry.source, entry.time,
                entry.content_type, entry.extensions, entry.data, coalesce(entry.origin, entry.id), ?
            from unnest(?::bigint[], ?::bigint[]) with ordinality as copy (id, seq, place)
                join journal_entry entry on entry.id = copy.id
            order by place
            """;

    private EntryCopies() {}

    /** An entry to be copied. */
    public record Original(long id, String lane) {}

    /**
     * Locks the lanes.
     *
     * @param originals in the order in which the copies shall run; locked, so that nobody deletes them meanwhile
     * @param replay the reason for the copies; an entry is copied once for each
     */
    public static void append(Connection connection, List<Original> originals, long replay) throws SQLException {
        var firsts = LaneTails.reserve(connection, originals.stream().map(Original::lane));
        var places = LaneTails.places(firsts, originals.stream().map(Original::lane));
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, replay);
            statement.setLong(2, replay);
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", originals.stream().map(Original::id).toArray()));
            statement.setArray(4, connection.createArrayOf("bigint", places.toArray()));
            statement.executeUpdate();
        }
    }
}
