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
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.journal.operations.AuditLog;
import dev.trunkline.journal.operations.Justification;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each wish is an entry of the pair's own lane. */
@ApplicationScoped
class JournaledCleanUps implements CleanUps {

    private final Journal journal;
    private final Transactions transactions;
    private final ObjectMapper json;

    JournaledCleanUps(Journal journal, Transactions transactions, ObjectMapper json) {
        this.journal = journal;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public String ask(Pair pair, @Nullable String session, Justification by, TraceContext trace) {
        var id = UUID.randomUUID().toString();
        var lane = "clean-up:" + pair.name();
        var wish = new Wish(pair.name(), null, session, by.who());
        var traced = Map.of(CloudEvent.Extension.TRACE_PARENT, trace.traceparent());
        return transactions.call(connection -> {
            var unused = journal.append(List.of(new NewEntry(lane, event(id, CleanUpHandler.WISH, traced, wish))));
            AuditLog.act(
                    connection,
                    by,
                    "clean-up",
                    lane,
                    write(Map.of("pair", pair.name(), "session", session == null ? "all" : session)));
            return id;
        });
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
                id,
                "/bridge/pairs/" + wish.pair(),
                type,
                Instant.now(),
                "application/json",
                extensions,
                write(wish).getBytes(StandardCharsets.UTF_8));
    }

    private String write(Object wish) {
        try {
            return json.writeValueAsString(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a clean-up cannot be written as JSON", e);
        }
    }
}
