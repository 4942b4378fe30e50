package dev.trunkline.messaging.changes.panache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.trunkline.messaging.changes.Change;
import dev.trunkline.messaging.changes.ChangeLog;
import dev.trunkline.messaging.inbox.InboxClock;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In the table {@code setting_change}. */
@ApplicationScoped
class PanacheChangeLog implements ChangeLog, PanacheRepositoryBase<ChangeEntity, Long> {

    private final ObjectMapper json;
    private final InboxClock clock;

    PanacheChangeLog(ObjectMapper json, InboxClock clock) {
        this.json = json.copy().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        this.clock = clock;
    }

    @Override
    public void record(String who, String what, UUID item, @Nullable Object before, @Nullable Object after) {
        var row = new ChangeEntity();
        row.at = clock.now();
        row.who = who;
        row.what = what;
        row.action = before == null ? "created" : after == null ? "deleted" : "changed";
        row.item = item;
        row.before = write(item, before);
        row.after = write(item, after);
        persist(row);
    }

    private @Nullable String write(UUID item, @Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("change of " + item + ": cannot be written as JSON", e);
        }
    }

    @Override
    public List<Change> newest(String what, int limit) {
        return find("what = ?1 order by id desc", what).range(0, limit - 1).stream()
                .map(row -> new Change(row.at, row.who, row.what, row.action, row.item, row.before, row.after))
                .toList();
    }
}
