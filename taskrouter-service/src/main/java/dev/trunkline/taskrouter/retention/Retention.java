package dev.trunkline.taskrouter.retention;

import dev.trunkline.journal.OldTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** What people and we asked for. Tasks and reservations have a retention of their own. */
@ApplicationScoped
public class Retention implements OldTables {

    private final RetentionConfig config;

    Retention(RetentionConfig config) {
        this.config = config;
    }

    @Override
    public Duration keep() {
        return config.keep();
    }

    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows("command", "changed_at < ?"),
                new Rows("prompt", "asked_at < ?"),
                new Rows("expected_activity", "at < ?"),
                new Rows("reminder", "at < ?"));
    }
}
