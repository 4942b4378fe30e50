package dev.trunkline.journal.reconciliation.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.journal.jdbc.SqlFunction;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.journal.operations.AuditLog;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.reconciliation.ReconciliationReport;
import dev.trunkline.journal.reconciliation.ReconciliationReport.Item;
import dev.trunkline.journal.reconciliation.ReconciliationReport.State;
import dev.trunkline.journal.reconciliation.ReconciliationReports;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of {@code journal_reconciliation}. */
public final class JdbcReconciliationReports implements ReconciliationReports {

    private static final String COLUMNS =
            "id, state, scheduled, requested_by, from_time, to_time, compared, missing, changed,"
                    + " items, reason, started_at, finished_at";
    private static final String SELECT = "select " + COLUMNS + " from journal_reconciliation ";
    private static final String INSERT = """
            insert into journal_reconciliation (scheduled, requested_by, from_time, to_time) values (?, ?, ?, ?)
            returning %s
            """.formatted(COLUMNS);
    private static final String UPDATE = """
            update journal_reconciliation
            set state = ?, compared = ?, missing = ?, changed = ?, items = ?::jsonb, reason = ?,
                started_at = ?, finished_at = ?
            where id = ?
            """;
    private static final String FORGET = """
            delete from journal_reconciliation
            where finished_at < ?
                and id is distinct from
                    (select max(id) from journal_reconciliation where scheduled and state = 'done')
            """;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Item>> ITEMS = new TypeReference<>() {};

    private final Transactions transactions;

    public JdbcReconciliationReports(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public ReconciliationReport add(Justification by, Instant from, Instant to) {
        return transactions.call(connection -> {
            var report = insert(connection, false, by.who(), from, to);
            AuditLog.reconcile(connection, by, report.id(), from, to);
            return report;
        });
    }

    @Override
    public ReconciliationReport addScheduled(Instant from, Instant to) {
        return transactions.call(connection -> insert(connection, true, ReconciliationReport.SCHEDULE, from, to));
    }

    private static ReconciliationReport insert(
            Connection connection, boolean scheduled, String by, Instant from, Instant to) throws SQLException {
        return rows(connection, INSERT, statement -> {
                    statement.setBoolean(1, scheduled);
                    statement.setString(2, by);
                    set(statement, 3, from);
                    set(statement, 4, to);
                    return statement;
                })
                .getFirst();
    }

    @Override
    public void update(ReconciliationReport report) {
        execute(UPDATE, statement -> {
            statement.setString(1, report.state().id());
            statement.setLong(2, report.compared());
            statement.setLong(3, report.missing());
            statement.setLong(4, report.changed());
            statement.setString(5, write(report));
            statement.setString(6, report.reason());
            set(statement, 7, report.startedAt());
            set(statement, 8, report.finishedAt());
            statement.setLong(9, report.id());
            return statement;
        });
    }

    @Override
    public Optional<ReconciliationReport> find(long id) {
        return first("where id = ?", statement -> {
            statement.setLong(1, id);
            return statement;
        });
    }

    @Override
    public List<ReconciliationReport> newest(int limit) {
        return rows(SELECT + "order by id desc limit ?", statement -> {
            statement.setInt(1, limit);
            return statement;
        });
    }

    @Override
    public Optional<ReconciliationReport> unfinished() {
        return first("where state in ('waiting', 'running') order by id limit 1", statement -> statement);
    }

    @Override
    public Optional<ReconciliationReport> lastScheduled() {
        return first("where scheduled order by id desc limit 1", statement -> statement);
    }

    @Override
    public Optional<ReconciliationReport> lastDone() {
        return first("where scheduled and state = 'done' order by id desc limit 1", statement -> statement);
    }

    @Override
    public void forget(Instant before) {
        execute(FORGET, statement -> {
            set(statement, 1, before);
            return statement;
        });
    }

    private Optional<ReconciliationReport> first(
            String where, SqlFunction<PreparedStatement, PreparedStatement> parameters) {
        return rows(SELECT + where, parameters).stream().findFirst();
    }

    private List<ReconciliationReport> rows(String sql, SqlFunction<PreparedStatement, PreparedStatement> parameters) {
        return transactions.call(connection -> rows(connection, sql, parameters));
    }

    private static List<ReconciliationReport> rows(
            Connection connection, String sql, SqlFunction<PreparedStatement, PreparedStatement> parameters)
            throws SQLException {
        try (var statement = parameters.apply(connection.prepareStatement(sql));
                var row = statement.executeQuery()) {
            var reports = new ArrayList<ReconciliationReport>();
            while (row.next()) {
                reports.add(report(row));
            }
            return reports;
        }
    }

    private void execute(String sql, SqlFunction<PreparedStatement, PreparedStatement> parameters) {
        transactions.call(connection -> {
            try (var statement = parameters.apply(connection.prepareStatement(sql))) {
                return statement.executeUpdate();
            }
        });
    }

    private static ReconciliationReport report(ResultSet row) throws SQLException {
        return new ReconciliationReport(
                row.getLong("id"),
                State.ofId(row.getString("state")),
                row.getBoolean("scheduled"),
                row.getString("requested_by"),
                row.getObject("from_time", OffsetDateTime.class).toInstant(),
                row.getObject("to_time", OffsetDateTime.class).toInstant(),
                row.getLong("compared"),
                row.getLong("missing"),
                row.getLong("changed"),
                read(row.getString("items")),
                row.getString("reason"),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static void set(PreparedStatement statement, int index, @Nullable Instant at) throws SQLException {
        if (at == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, at.atOffset(ZoneOffset.UTC));
        }
    }

    private static String write(ReconciliationReport report) {
        try {
            return JSON.writeValueAsString(report.items());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "reconciliation " + report.id() + ": its items cannot be written as JSON", e);
        }
    }

    private static List<Item> read(String items) {
        try {
            return JSON.readValue(items, ITEMS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal_reconciliation.items: not a list of items", e);
        }
    }
}
