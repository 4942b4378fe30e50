package dev.trunkline.wiring.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.twilio.wiring.Finding;
import dev.trunkline.wiring.Apply;
import dev.trunkline.wiring.ApplyBook;
import dev.trunkline.wiring.Setting;
import dev.trunkline.wiring.SettingBook;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In the tables {@code wiring_setting} and {@code wiring_apply}, with the connection of the transaction at hand. */
@ApplicationScoped
class JdbcWiringBook implements SettingBook, ApplyBook {

    private static final String FOUND = """
            insert into wiring_setting (wire, property, found, state, mendable, reason, checked_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (wire, property) do update
            set found = excluded.found, state = excluded.state, mendable = excluded.mendable,
                reason = excluded.reason, checked_at = excluded.checked_at
            """;
    private static final TypeReference<List<String>> WIRES = new TypeReference<>() {};
    private static final TypeReference<List<Apply.Change>> CHANGES = new TypeReference<>() {};

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    JdbcWiringBook(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    @Override
    public List<Setting> settings() {
        return query(
                "select * from wiring_setting",
                row -> new Setting(
                        row.getString("wire"),
                        row.getString("property"),
                        new Setting.Found(
                                row.getString("found"),
                                Finding.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                                row.getBoolean("mendable"),
                                row.getString("reason"),
                                time(row, "checked_at")),
                        row.getString("previous"),
                        optionalTime(row, "previous_at")));
    }

    @Override
    public Optional<String> previous(String wire, String property) {
        return query(
                        "select previous from wiring_setting"
                                + " where wire = ? and property = ? and previous is not null",
                        row -> row.getString("previous"),
                        wire,
                        property)
                .stream()
                .findFirst();
    }

    @Override
    public void found(Finding finding, Instant at) {
        update(
                FOUND,
                finding.wire().id(),
                finding.property(),
                finding.found(),
                finding.state().id(),
                finding.mendable(),
                finding.reason(),
                at);
    }

    @Override
    public void keepPrevious(String wire, String property, String previous, Instant at) {
        update(
                "update wiring_setting set previous = ?, previous_at = ? where wire = ? and property = ?",
                previous,
                at,
                wire,
                property);
    }

    @Override
    public void insert(Apply apply) {
        update(
                "insert into wiring_apply (id, who, why, wires, state, changes, requested_at) values (?, ?, ?, ?, ?, ?, ?)",
                apply.id(),
                apply.who(),
                apply.why(),
                write(apply.wires()),
                apply.state().id(),
                write(apply.changes()),
                apply.requestedAt());
    }

    @Override
    public Optional<Apply> find(UUID id) {
        return query("select * from wiring_apply where id = ?", this::apply, id).stream()
                .findFirst();
    }

    @Override
    public List<Apply> newest(int limit) {
        return query("select * from wiring_apply order by requested_at desc, id limit ?", this::apply, limit);
    }

    @Override
    public void late(UUID id, String reason) {
        update("update wiring_apply set reason = ? where id = ?", reason, id);
    }

    @Override
    public void finish(UUID id, Apply.State state, @Nullable String reason, List<Apply.Change> changes, Instant at) {
        update(
                "update wiring_apply set state = ?, reason = ?, changes = ?, finished_at = ? where id = ?",
                state.id(),
                reason,
                write(changes),
                at,
                id);
    }

    private Apply apply(ResultSet row) throws SQLException {
        return new Apply(
                row.getObject("id", UUID.class),
                row.getString("who"),
                row.getString("why"),
                read(row.getString("wires"), WIRES),
                Apply.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                read(row.getString("changes"), CHANGES),
                time(row, "requested_at"),
                optionalTime(row, "finished_at"));
    }

    private <T> List<T> query(String sql, Row<T> mapper, Object... arguments) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(mapper.of(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("wiring: the database refused a query", e);
        }
    }

    private void update(String sql, @Nullable Object... arguments) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("wiring: the database refused a change", e);
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (int at = 0; at < arguments.length; at++) {
            switch (arguments[at]) {
                case null -> statement.setString(at + 1, null);
                case Instant instant -> statement.setObject(at + 1, instant.atOffset(ZoneOffset.UTC));
                case String text -> statement.setString(at + 1, text);
                default -> statement.setObject(at + 1, arguments[at]);
            }
        }
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("wiring: a list cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("wiring: a row holds no JSON list", e);
        }
    }
}
