package dev.trunkline.journal.schedule;

import dev.trunkline.journal.jdbc.LaneLease;
import dev.trunkline.journal.jdbc.LeaseLostException;
import dev.trunkline.journal.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The tables, and what they must say. */
final class World {

    private static final int LEASES_REMEMBERED = 12;

    final Random random;
    final Database database;
    final LaneModel model = new LaneModel();

    /** Current ones and those that were lost, given back, or whose work is done. */
    final List<LaneLease> leases = new ArrayList<>();

    private final List<String> log = new ArrayList<>();

    World(Database database, Random random) {
        this.random = random;
        this.database = database;
        database.update("create table effect (id bigint generated always as identity, lane text, event_id text)");
    }

    void log(String act) {
        log.add(act);
    }

    /** Everything that was done, one act a line. */
    String history() {
        return String.join("\n", log);
    }

    void remember(LaneLease lease) {
        log("  lease " + lease.entry().event().id() + " epoch " + lease.epoch());
        leases.add(lease);
        if (leases.size() > LEASES_REMEMBERED) {
            leases.remove(random.nextInt(leases.size()));
        }
    }

    /** Whether the lease may still move its lane. */
    boolean counts(LaneLease lease) {
        var lane = model.lanes.get(lease.lane());
        return lane != null && lane.isMovedBy(lease);
    }

    void compare() {
        assertThat(rows("select key || ' ' || upper(state) || ' ' || (tail - head) from journal_lane"
                        + " order by key collate \"C\""))
                .isEqualTo(model.describeLanes());
        for (var lane : model.lanes.values()) {
            assertThat(rows("select string_agg(event_id || ' ' || upper(entry.state), ', ' order by seq)"
                            + " from journal_entry entry join journal_lane lane on lane = key"
                            + " where seq >= head and key = '" + lane.key + "' having count(*) > 0"))
                    .isEqualTo(model.describeQueue(lane).stream().toList());
        }
        assertThat(rows("select event_id || ' ' || upper(state) from journal_entry order by event_id collate \"C\""))
                .isEqualTo(model.items.values().stream()
                        .map(item -> item.id + " " + item.state)
                        .sorted()
                        .toList());
        assertThat(rows("select event_id from journal_step join journal_entry on entry_id = journal_entry.id"
                        + " where journal_step.state = 'done' order by event_id collate \"C\""))
                .isEqualTo(model.items.values().stream()
                        .filter(item -> item.stepDone)
                        .map(item -> item.id)
                        .sorted()
                        .toList());
    }

    /** Every entry that is done had its effect once and in its place. */
    void compareEffects() {
        for (var lane : model.lanes.values()) {
            assertThat(rows("select event_id from effect where lane = '" + lane.key + "' order by id"))
                    .isEqualTo(lane.done);
        }
    }

    private List<String> rows(String sql) {
        return database.transactions().call(connection -> {
            try (var statement = connection.prepareStatement(sql);
                    var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        });
    }

    static void assertLost(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(LeaseLostException.class);
    }
}
