package dev.trunkline.bridge.cleanup.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.cleanup.CleanUps;
import dev.trunkline.bridge.cleanup.ProxySessions.ProxySession;
import dev.trunkline.bridge.cleanup.journal.CleanUpHandler.Wish;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each wish is an entry of the pair's own lane. */
@ApplicationScoped
class JournaledCleanUps implements CleanUps {

    private final Journal journal;
    private final ObjectMapper json;

    JournaledCleanUps(Journal journal, ObjectMapper json) {
        this.journal = journal;
        this.json = json;
    }

    @Override
    public String ask(Pair pair, @Nullable String session, String by, TraceContext trace) {
        var id = UUID.randomUUID().toString();
        var wish = new Wish(pair.name(), null, session, by);
        var traced = Map.of(CloudEvent.Extension.TRACE_PARENT, trace.traceparent());
        var unused = journal.append(
                List.of(new NewEntry("clean-up:" + pair.name(), event(id, CleanUpHandler.WISH, traced, wish))));
        return id;
    }

    NewEntry of(String lane, CloudEvent cause, Wish wish, ProxySession session) {
        return new NewEntry(
                lane,
                event(
                        cause.id() + "/" + session.sid(),
                        CleanUpHandler.SESSION,
                        cause.extensions(),
                        new Wish(wish.pair(), session, null, wish.by())));
    }

    private CloudEvent event(String id, String type, Map<String, String> extensions, Wish wish) {
        return new CloudEvent(
                id, "/bridge/pairs/" + wish.pair(), type, Instant.now(), "application/json", extensions, write(wish));
    }

    private byte[] write(Wish wish) {
        try {
            return json.writeValueAsBytes(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a clean-up cannot be written as JSON", e);
        }
    }
}
