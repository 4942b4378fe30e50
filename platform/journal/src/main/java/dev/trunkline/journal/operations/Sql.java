package dev.trunkline.journal.operations;

import dev.trunkline.journal.jdbc.SqlFunction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their parameters in the order of the question marks. */
final class Sql {

    private Sql() {}

    static <T> List<T> list(
            Connection connection, String sql, SqlFunction<ResultSet, T> read, @Nullable Object... values)
            throws SQLException {
        return list(connection, sql, read, Arrays.asList(values));
    }

    static <T> List<T> list(
            Connection connection, String sql, SqlFunction<ResultSet, T> read, List<? extends @Nullable Object> values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (var rows = statement.executeQuery()) {
                var items = new ArrayList<T>();
                while (rows.next()) {
                    items.add(read.apply(rows));
                }
                return items;
            }
        }
    }

    static <T> Optional<T> first(
            Connection connection, String sql, SqlFunction<ResultSet, T> read, @Nullable Object... values)
            throws SQLException {
        return list(connection, sql, read, values).stream().findFirst();
    }

    /** The one number that the statement yields. */
    static long number(Connection connection, String sql, List<? extends @Nullable Object> values) throws SQLException {
        return list(connection, sql, row -> row.getLong(1), values).getFirst();
    }

    /** @return how many rows were changed */
    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, Arrays.asList(values));
            return statement.executeUpdate();
        }
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** For columns that are never null. */
    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    private static void set(PreparedStatement statement, List<? extends @Nullable Object> values) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }
}
