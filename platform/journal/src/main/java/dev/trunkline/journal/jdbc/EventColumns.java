package dev.trunkline.journal.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link CloudEvent} as the columns that entries and outbox share. */
public final class EventColumns {

    public static final String NAMES = "event_id, type, source, time, content_type, extensions, data";
    /** {@link #NAMES} as arrays: one parameter each, for {@code unnest}. */
    static final String ARRAYS = "?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::jsonb[], ?::bytea[]";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> EXTENSIONS = new TypeReference<>() {};

    private EventColumns() {}

    /** Sets the parameters of {@link #ARRAYS}, starting at {@code index}. */
    static void set(PreparedStatement statement, int index, List<CloudEvent> events) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(index, texts(connection, events, CloudEvent::id));
        statement.setArray(index + 1, texts(connection, events, CloudEvent::type));
        statement.setArray(index + 2, texts(connection, events, CloudEvent::source));
        statement.setArray(
                index + 3, texts(connection, events, event -> event.time().toString()));
        statement.setArray(index + 4, texts(connection, events, CloudEvent::dataContentType));
        statement.setArray(index + 5, texts(connection, events, event -> json(event.extensions())));
        statement.setArray(
                index + 6,
                connection.createArrayOf(
                        "bytea", events.stream().map(CloudEvent::data).toArray(byte[][]::new)));
    }

    static <T> Array texts(Connection connection, List<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }

    /** Reads {@link #NAMES} from the current row. */
    public static CloudEvent read(ResultSet row) throws SQLException {
        return new CloudEvent(
                row.getString("event_id"),
                row.getString("source"),
                row.getString("type"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("content_type"),
                extensions(row.getString("extensions")),
                row.getBytes("data"));
    }

    private static String json(Map<String, String> extensions) {
        try {
            return JSON.writeValueAsString(extensions);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("extensions: cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> extensions(String json) {
        try {
            return JSON.readValue(json, EXTENSIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("extensions: not the JSON we wrote: " + e.getMessage(), e);
        }
    }
}
