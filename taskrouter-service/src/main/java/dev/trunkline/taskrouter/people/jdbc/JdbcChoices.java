package dev.trunkline.taskrouter.people.jdbc;

import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.taskrouter.people.Choice;
import dev.trunkline.taskrouter.people.Choices;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Tables {@code choice} and {@code expected_activity}. */
@ApplicationScoped
class JdbcChoices implements Choices {

    /** How far Twilio's clock may lie behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /** After that an event without a version is somebody's choice, whatever we expected. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Transactions transactions;

    JdbcChoices(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean keep(Choice choice) {
        return update("""
                        insert into choice (name, state, account, at) values (?, ?, ?, ?)
                        on conflict (name) do update
                        set state = excluded.state, account = excluded.account, at = excluded.at
                        where choice.at < excluded.at""", key(choice.name()), choice.state(), choice.account(), time(choice.at())) == 1;
    }

    @Override
    public Optional<Choice> latest(String name) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement("select state, account, at from choice where name = ?")) {
                statement.setString(1, key(name));
                try (var rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Choice(
                                    name,
                                    rows.getString("state"),
                                    rows.getString("account"),
                                    rows.getObject("at", OffsetDateTime.class).toInstant()))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void expect(String workerSid, String activity, int version, Instant at) {
        update("""
                insert into expected_activity (worker_sid, activity, version, at) values (?, ?, ?, ?)
                on conflict (worker_sid, activity, version) do update set at = excluded.at""", workerSid, activity, version, time(at));
    }

    @Override
    public boolean wasExpected(String workerSid, String activity, int version, Instant at) {
        return update("""
                        delete from expected_activity where worker_sid = ? and activity = ?
                        and (version = ? and version > 0 or (version = 0 or ? = 0) and at between ? and ?)""", workerSid, activity, version, version, time(at.minus(LONGEST)), time(at.plus(CLOCK_SKEW)))
                > 0;
    }

    @Override
    public void expectNoMore(String workerSid, String activity, int version) {
        update(
                "delete from expected_activity where worker_sid = ? and activity = ? and version = ?",
                workerSid,
                activity,
                version);
    }

    private int update(String sql, Object... parameters) {
        return transactions.call(connection -> execute(connection, sql, parameters));
    }

    private static int execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return statement.executeUpdate();
        }
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
