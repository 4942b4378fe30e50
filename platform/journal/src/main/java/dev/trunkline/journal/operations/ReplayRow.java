package dev.trunkline.journal.operations;

import dev.trunkline.journal.operations.ReplayView.State;
import dev.trunkline.journal.operations.Replays.TopicRange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code journal_replay}.
 *
 * @param upto the last entry there was when it began
 * @param reached the last entry looked at
 */
record ReplayRow(
        long id,
        State state,
        @Nullable EntryFilter filter,
        @Nullable TopicRange topic,
        long upto,
        long reached) {

    private static final String INSERT = """
            insert into journal_replay (who, why, filter, topic, topic_from, topic_to, upto, total)
            values (?, ?, ?::jsonb, ?, ?, ?, ?, ?) returning id
            """;
    private static final String FIND = """
            select id, state, filter, topic, topic_from, topic_to, upto, reached from journal_replay where id = ?
            """;
    private static final String ADVANCE = """
            update journal_replay
            set reached = ?, enqueued = enqueued + ?, total = greatest(total, enqueued + ?) where id = ?
            """;
    private static final String ADVANCE_TOPIC =
            "update journal_replay set total = total + ?, enqueued = enqueued + ? where id = ?";
    private static final String FINISH = """
            update journal_replay
            set state = ?, finished_at = now(),
                total = case when ? = 'enqueued' and topic is null then enqueued else total end
            where id = ?
            """;
    private static final String VIEW = """
            select replay.*, done, parked
            from journal_replay replay cross join lateral (
                select count(*) filter (where copy.state = 'done') as done, count(*) filter (where copy.parked) as parked
                from journal_entry copy where copy.replay = replay.id) copies
            """;

    /** @return its id */
    static long insert(Connection connection, Justification by, EntryFilter filter, long upto, long total)
            throws SQLException {
        return insert(connection, by.who(), by.why(), ReplayJson.write(filter), null, null, null, upto, total);
    }

    /** @return its id */
    static long insert(Connection connection, Justification by, TopicRange topic) throws SQLException {
        return insert(connection, by.who(), by.why(), null, topic.topic(), topic.from(), topic.to(), 0, 0);
    }

    private static long insert(Connection connection, @Nullable Object... values) throws SQLException {
        return Sql.first(connection, INSERT, row -> row.getLong(1), values).orElseThrow();
    }

    static Optional<ReplayRow> find(Connection connection, long id) throws SQLException {
        return Sql.first(connection, FIND, ReplayRow::read, id);
    }

    /** For batches and cancellation, which exclude each other. */
    static Optional<ReplayRow> lock(Connection connection, long id) throws SQLException {
        return Sql.first(connection, FIND + " for update", ReplayRow::read, id);
    }

    static void advance(Connection connection, long id, long reached, long copied) throws SQLException {
        Sql.update(connection, ADVANCE, reached, copied, copied, id);
    }

    static void advanceTopic(Connection connection, long id, long read, long added) throws SQLException {
        Sql.update(connection, ADVANCE_TOPIC, read, added, id);
    }

    static void finish(Connection connection, long id, State state) throws SQLException {
        var name = state.name().toLowerCase(Locale.ROOT);
        Sql.update(connection, FINISH, name, name, id);
    }

    static Optional<ReplayView> view(Connection connection, long id) throws SQLException {
        return Sql.first(connection, VIEW + "where replay.id = ?", ReplayRow::readView, id);
    }

    static List<ReplayView> views(Connection connection, long before, int limit) throws SQLException {
        var sql = VIEW + "where replay.id < ? order by replay.id desc limit ?";
        return Sql.list(connection, sql, ReplayRow::readView, before, limit);
    }

    private static ReplayRow read(ResultSet row) throws SQLException {
        return new ReplayRow(
                row.getLong("id"), state(row), filter(row), topic(row), row.getLong("upto"), row.getLong("reached"));
    }

    private static ReplayView readView(ResultSet row) throws SQLException {
        return new ReplayView(
                row.getLong("id"),
                state(row),
                new Justification(row.getString("who"), row.getString("why")),
                filter(row),
                topic(row),
                row.getLong("total"),
                row.getLong("enqueued"),
                row.getLong("done"),
                row.getLong("parked"),
                Sql.time(row, "started_at"),
                Sql.instant(row, "finished_at"));
    }

    private static State state(ResultSet row) throws SQLException {
        return State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    private static @Nullable EntryFilter filter(ResultSet row) throws SQLException {
        var json = row.getString("filter");
        return json == null ? null : ReplayJson.read(json, EntryFilter.class);
    }

    private static @Nullable TopicRange topic(ResultSet row) throws SQLException {
        var topic = row.getString("topic");
        return topic == null ? null : new TopicRange(topic, Sql.time(row, "topic_from"), Sql.time(row, "topic_to"));
    }
}
