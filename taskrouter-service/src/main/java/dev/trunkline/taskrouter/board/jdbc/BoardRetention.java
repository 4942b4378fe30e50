package dev.trunkline.taskrouter.board.jdbc;

import dev.trunkline.journal.OldTables;
import dev.trunkline.taskrouter.board.BoardConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Tasks that are over, each after its reservations. */
@ApplicationScoped
public class BoardRetention implements OldTables {

    private static final String GONE = "over and changed_at < ?";

    private final BoardConfig config;

    BoardRetention(BoardConfig config) {
        this.config = config;
    }

    @Override
    public Duration keep() {
        return config.keep();
    }

    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows("reservation", "task_sid in (select sid from task where " + GONE + ")"),
                new Rows("task", GONE + " and not exists (select 1 from reservation where task_sid = task.sid)"));
    }
}
