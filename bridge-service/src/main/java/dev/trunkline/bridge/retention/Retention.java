package dev.trunkline.bridge.retention;

import dev.trunkline.journal.OldTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Closed links, and what we began to say by ourselves. A link that is forgotten is made anew should its conversations be opened again, from their attributes; what was said
 * before is left as it is then.
 */
@ApplicationScoped
public class Retention implements OldTables {

    private static final String GONE = "state = 'closed' and changed_at < ?";
    private static final List<String> PARTS = List.of("bridge_message", "bridge_member", "bridge_drift");

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
        var emptied = PARTS.stream()
                .map(" and not exists (select 1 from %1$s where %1$s.link_id = bridge_link.id)"::formatted)
                .collect(Collectors.joining());
        return Stream.concat(
                        PARTS.stream()
                                .map(table ->
                                        new Rows(table, "link_id in (select id from bridge_link where " + GONE + ")")),
                        Stream.of(new Rows("bridge_link", GONE + emptied), new Rows("bridge_outreach", "begun_at < ?")))
                .toList();
    }
}
