package dev.trunkline.bridge.it;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Lets time pass for what waits: each pause of the journal is that much shorter, and what is late has been so for longer. */
@ApplicationScoped
public class SimulatedClock {

    /** Locked in the order of the journal's own statements, which run meanwhile. */
    private static final String LANES = """
            with waiting as (select key from journal_lane where pending order by key collate "C" for update)
            update journal_lane set next_at = next_at - ? * interval '1 millisecond'
            from waiting where journal_lane.key = waiting.key""";

    private static final String LINKS =
            "update bridge_link set late_since = late_since - ? * interval '1 millisecond' where late_since is not null";
    private static final String SHORTEST = """
            select coalesce(min(extract(epoch from next_at - now())), 0) from journal_lane
            where pending and next_at > now()""";

    private final DataSource database;

    SimulatedClock(DataSource database) {
        this.database = database;
    }

    void pass(Duration time) {
        try (var connection = database.getConnection()) {
            for (var sql : new String[] {LANES, LINKS}) {
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setLong(1, time.toMillis());
                    statement.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long it is until the next attempt of whatever waits. */
    Duration untilNextAttempt() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SHORTEST);
                var row = statement.executeQuery()) {
            return row.next() ? Duration.ofMillis((long) (row.getDouble(1) * 1000)) : Duration.ZERO;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
