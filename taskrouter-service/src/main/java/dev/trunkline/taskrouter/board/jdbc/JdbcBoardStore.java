package dev.trunkline.taskrouter.board.jdbc;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.taskrouter.board.Activity;
import dev.trunkline.taskrouter.board.BoardStore;
import dev.trunkline.taskrouter.board.Reservation;
import dev.trunkline.taskrouter.board.Task;
import dev.trunkline.taskrouter.board.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tables {@code task}, {@code reservation}, {@code worker} and {@code activity}. */
@ApplicationScoped
class JdbcBoardStore implements BoardStore {

    private static final String ACTIVITIES = "select sid, account, workspace_sid, name, available from activity";

    private static final String AFTER =
            "(?::text is null or (lower(name), sid) > (select lower(name), sid from worker where sid = ?))";

    private final Transactions transactions;
    private final Documents<Task> tasks;
    private final Documents<Reservation> reservations;
    private final Documents<Worker> workers;

    JdbcBoardStore(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.tasks = new Documents<>(transactions, json, Task.class, "task", JdbcBoardStore::columns);
        this.reservations =
                new Documents<>(transactions, json, Reservation.class, "reservation", JdbcBoardStore::columns);
        this.workers = new Documents<>(transactions, json, Worker.class, "worker", JdbcBoardStore::columns);
    }

    private static Map<String, @Nullable Object> columns(Task task) {
        return Map.of(
                "sid", task.sid(),
                "account", task.account(),
                "over", task.isOver(),
                "created_at", task.createdAt(),
                "changed_at", task.changedAt());
    }

    private static Map<String, @Nullable Object> columns(Reservation reservation) {
        var columns = new LinkedHashMap<String, @Nullable Object>(Map.of(
                "sid", reservation.sid(),
                "account", reservation.account(),
                "task_sid", reservation.taskSid(),
                "status", reservation.status(),
                "changed_at", reservation.changedAt()));
        columns.put("answer_until", reservation.until());
        columns.put("worker_sid", reservation.workerSid());
        return columns;
    }

    private static Map<String, @Nullable Object> columns(Worker worker) {
        return Map.of(
                "sid", worker.sid(),
                "account", worker.account(),
                "name", worker.name(),
                "deleted", worker.deleted(),
                "changed_at", worker.changedAt());
    }

    @Override
    public Merged<Task> task(Task told, UnaryOperator<Task> merge) {
        return tasks.merge(told.sid(), told, merge);
    }

    @Override
    public Merged<Reservation> reservation(Reservation told, UnaryOperator<Reservation> merge) {
        return reservations.merge(told.sid(), told, merge);
    }

    @Override
    public Merged<Worker> worker(Worker told, UnaryOperator<Worker> merge) {
        return workers.merge(told.sid(), told, merge);
    }

    @Override
    public void activity(Activity activity) {
        int unused = transactions.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into activity (sid, account, workspace_sid, name, available) values (?, ?, ?, ?, ?)
                    on conflict (sid) do update set name = excluded.name, available = excluded.available""")) {
                statement.setString(1, activity.sid());
                statement.setString(2, activity.account());
                statement.setString(3, activity.workspaceSid());
                statement.setString(4, activity.name());
                statement.setBoolean(5, activity.available());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Optional<Task> task(String sid) {
        return tasks.find(sid);
    }

    @Override
    public Optional<Reservation> reservation(String sid) {
        return reservations.find(sid);
    }

    @Override
    public Optional<Worker> worker(String sid) {
        return workers.find(sid);
    }

    @Override
    public Optional<Activity> activity(String sid) {
        return activities(ACTIVITIES + " where sid = ?", sid).stream().findFirst();
    }

    @Override
    public List<Activity> activities() {
        return activities(ACTIVITIES + " order by account, name");
    }

    private List<Activity> activities(String sql, String... parameters) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (var index = 0; index < parameters.length; index++) {
                    statement.setString(index + 1, parameters[index]);
                }
                var found = new ArrayList<Activity>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(activity(rows));
                    }
                }
                return found;
            }
        });
    }

    private static Activity activity(ResultSet rows) throws SQLException {
        return new Activity(
                rows.getString("sid"),
                rows.getString("account"),
                rows.getString("workspace_sid"),
                rows.getString("name"),
                rows.getBoolean("available"));
    }

    @Override
    public List<Reservation> reservationsOf(String taskSid) {
        return reservations.list("where task_sid = ?", taskSid);
    }

    @Override
    public List<Reservation> openReservations() {
        return reservations.list("where task_sid in (select sid from task where not over)");
    }

    @Override
    public List<Reservation> overdue(Instant now) {
        return reservations.list(
                "where answer_until <= ? order by answer_until limit 100", now.atOffset(ZoneOffset.UTC));
    }

    @Override
    public List<Task> openTasks(@Nullable String after, int limit) {
        return tasks.list(
                "where not over and (?::text is null"
                        + " or (created_at, sid) > (select created_at, sid from task where sid = ?))"
                        + " order by created_at, sid limit ?",
                after,
                after,
                limit);
    }

    @Override
    public List<Worker> workers(@Nullable String after, int limit) {
        return workers.list(
                "where not deleted and " + AFTER + " order by lower(name), sid limit ?", after, after, limit);
    }

    @Override
    public List<Worker> workersLike(Collection<String> patterns, @Nullable String after, int limit) {
        var like = patterns.toArray(String[]::new);
        return workers.list(
                "where not deleted and (lower(name) like any (?) or lower(data->>'attributes') like any (?)) and "
                        + AFTER + " order by lower(name), sid limit ?",
                like,
                like,
                after,
                after,
                limit);
    }

    @Override
    public List<Worker> workersNamed(String name) {
        return workers.list("where not deleted and lower(name) = ? order by account", name.toLowerCase(Locale.ROOT));
    }
}
