package dev.trunkline.taskrouter.board.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.taskrouter.board.BoardStore.Merged;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One table of documents with the columns that they are found by. */
final class Documents<T> {

    private final Transactions transactions;
    private final ObjectMapper json;
    private final Class<T> type;
    private final String table;
    private final Function<T, Map<String, @Nullable Object>> columns;

    /** @param columns of a document, {@code sid} first; without its {@code data} */
    Documents(
            Transactions transactions,
            ObjectMapper json,
            Class<T> type,
            String table,
            Function<T, Map<String, @Nullable Object>> columns) {
        this.transactions = transactions;
        this.json = json;
        this.type = type;
        this.table = table;
        this.columns = columns;
    }

    Merged<T> merge(String sid, T told, UnaryOperator<T> merge) {
        return transactions.call(connection -> {
            var known = lock(connection, sid);
            if (known.isEmpty() && insert(connection, told)) {
                return new Merged<>(Optional.empty(), told);
            }
            var before = known.isPresent() ? known : lock(connection, sid);
            var after = merge.apply(before.orElseThrow());
            if (!after.equals(before.get())) {
                update(connection, sid, after);
            }
            return new Merged<>(before, after);
        });
    }

    Optional<T> find(String sid) {
        return list("where sid = ?", sid).stream().findFirst();
    }

    /** @param tail of the query, from {@code where} on */
    List<T> list(String tail, @Nullable Object... parameters) {
        return transactions.call(connection -> query(connection, tail, parameters));
    }

    private Optional<T> lock(Connection connection, String sid) throws SQLException {
        return query(connection, "where sid = ? for update", sid).stream().findFirst();
    }

    private List<T> query(Connection connection, String tail, @Nullable Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement("select data from " + table + " " + tail)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        }
    }

    /** False: another transaction was first. */
    private boolean insert(Connection connection, T document) throws SQLException {
        var row = row(document);
        var sql = "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                + row.keySet().stream().map(Documents::placeholder).collect(Collectors.joining(", "))
                + ") on conflict (sid) do nothing";
        return execute(connection, sql, new ArrayList<@Nullable Object>(row.values())) == 1;
    }

    private void update(Connection connection, String sid, T document) throws SQLException {
        var row = row(document);
        var sql = "update " + table + " set "
                + row.keySet().stream()
                        .map(column -> column + " = " + placeholder(column))
                        .collect(Collectors.joining(", "))
                + " where sid = ?";
        var values = new ArrayList<@Nullable Object>(row.values());
        values.add(sid);
        execute(connection, sql, values);
    }

    private static String placeholder(String column) {
        return column.equals("data") ? "?::jsonb" : "?";
    }

    private Map<String, @Nullable Object> row(T document) {
        var row = new LinkedHashMap<String, @Nullable Object>(columns.apply(document));
        row.put("data", write(document));
        return row;
    }

    private static int execute(Connection connection, String sql, List<@Nullable Object> values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < values.size(); index++) {
                var value = values.get(index);
                statement.setObject(index + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
            return statement.executeUpdate();
        }
    }

    private T read(ResultSet rows) throws SQLException {
        try {
            return json.readValue(rows.getString("data"), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("table " + table + ": a document cannot be read", e);
        }
    }

    private String write(T document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("table " + table + ": a document cannot be written", e);
        }
    }
}
