package dev.trunkline.journal.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.Steps;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Steps of one attempt, kept under the entry's origin, so that a replay finds them. Every write is a short transaction that counts only while the lease is ours. Of two workers that
 * take each other for dead only one can store its result; {@link dev.trunkline.contracts.event.LeaseScope} keeps the other from acting.
 */
public final class JdbcSteps implements Steps {

    /** The lock makes a claim that comes at the same moment wait, or us wait for it and then see its epoch. */
    private static final String STORE = """
            with ours as (
                select 1 from journal_lane
                where key = ? and epoch = ? and head = ? and lease_until > '-infinity' for share)
            insert into journal_step (entry_id, name, state, result)
            select ?, ?, ?, ?::jsonb from ours
            on conflict (entry_id, name) do update set state = excluded.state, result = excluded.result, at = now()
            """;

    private static final String CLEAR = """
            with ours as (
                select 1 from journal_lane
                where key = ? and epoch = ? and head = ? and lease_until > '-infinity' for share)
            delete from journal_step using ours where entry_id = ? and name = ? and state = 'begun'
            """;
    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private final Transactions transactions;
    private final FailureClassifier failures;
    private final LaneLease lease;
    private final StepListener listener;
    private @Nullable Map<String, Stored> stored;

    public JdbcSteps(Transactions transactions, FailureClassifier failures, LaneLease lease, StepListener listener) {
        this.transactions = transactions;
        this.failures = failures;
        this.lease = lease;
        this.listener = listener;
    }

    private record Stored(boolean done, @Nullable String result) {}

    @Override
    public <T> T once(String name, Class<T> type, Callable<T> action) throws Exception {
        var earlier = earlier(name);
        if (earlier != null && earlier.done) {
            return fromJson(name, type, earlier);
        }
        return finish(name, timed(name, action));
    }

    @Override
    public <T> T once(String name, Class<T> type, Probe<T> probe, Callable<T> action) throws Exception {
        var earlier = earlier(name);
        if (earlier != null && earlier.done) {
            return fromJson(name, type, earlier);
        }
        if (earlier != null) {
            var found = probe.find();
            if (found.isPresent()) {
                return finish(name, found.get());
            }
        } else {
            store(name, new Stored(false, null));
        }
        return finish(name, act(name, action));
    }

    /** An action that is known to have failed leaves nothing to look for, so the next attempt need not probe. */
    private <T> T act(String name, Callable<T> action) throws Exception {
        try {
            return timed(name, action);
        } catch (Exception e) {
            if (isOutcomeKnown(e)) {
                clear(name);
            }
            throw e;
        }
    }

    private <T> T timed(String name, Callable<T> action) throws Exception {
        var started = System.nanoTime();
        var succeeded = false;
        try {
            var result = action.call();
            succeeded = true;
            return result;
        } finally {
            listener.stepTaken(lease.entry(), name, succeeded, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** A permanent failure proves nothing: it may be a defect of ours met while reading the answer. */
    private boolean isOutcomeKnown(Exception thrown) {
        return failures.classify(thrown) instanceof Failure.Transient failure && failure.outcomeKnown();
    }

    private <T> T finish(String name, T result) {
        store(name, new Stored(true, toJson(name, result)));
        return result;
    }

    private @Nullable Stored earlier(String name) {
        if (stored == null) {
            stored = load();
        }
        return stored.get(name);
    }

    private Map<String, Stored> load() {
        return transactions.call(connection -> {
            var sql = "select name, state, result from journal_step where entry_id = ?";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setLong(1, lease.entry().origin());
                var steps = new HashMap<String, Stored>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        var done = "done".equals(rows.getString("state"));
                        steps.put(rows.getString("name"), new Stored(done, rows.getString("result")));
                    }
                }
                return steps;
            }
        });
    }

    private void store(String name, Stored step) {
        transactions.call(connection -> {
            try (var statement = connection.prepareStatement(STORE)) {
                fence(statement, name);
                statement.setString(6, step.done ? "done" : "begun");
                statement.setString(7, step.result);
                if (statement.executeUpdate() == 0) {
                    throw new LeaseLostException(lease);
                }
                return true;
            }
        });
        if (stored != null) {
            stored.put(name, step);
        }
    }

    private void clear(String name) {
        transactions.call(connection -> {
            try (var statement = connection.prepareStatement(CLEAR)) {
                fence(statement, name);
                return statement.executeUpdate();
            }
        });
        if (stored != null) {
            stored.remove(name);
        }
    }

    private void fence(PreparedStatement statement, String name) throws SQLException {
        statement.setString(1, lease.lane());
        statement.setLong(2, lease.epoch());
        statement.setLong(3, lease.entry().seq());
        statement.setLong(4, lease.entry().origin());
        statement.setString(5, name);
    }

    private static String toJson(String name, @Nullable Object result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "step " + name + ": its result cannot be written as JSON; use a record or a simple type", e);
        }
    }

    private static <T> T fromJson(String name, Class<T> type, Stored step) {
        try {
            return JSON.readValue(step.result, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "step " + name + ": its stored result is no " + type.getName()
                            + " any more; keep results readable when a record changes",
                    e);
        }
    }
}
