package dev.trunkline.bridge.sync.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.sync.Comparisons;
import dev.trunkline.bridge.sync.journal.CompareHandler.Wish;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.query.JournalQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Each wish is an entry of the link's lane. */
@ApplicationScoped
class JournaledComparisons implements Comparisons {

    private final Journal journal;
    private final JournalQuery query;
    private final ObjectMapper json;

    JournaledComparisons(Journal journal, JournalQuery query, ObjectMapper json) {
        this.journal = journal;
        this.query = query;
        this.json = json;
    }

    @Override
    public String ask(Link link, String by, TraceContext trace) {
        var id = UUID.randomUUID().toString();
        append(link, new Wish(link.id(), by, false), id, trace);
        return id;
    }

    @Override
    public boolean sweep(Link link, String by, String eventId, TraceContext trace) {
        if (query.isWaiting(link.lane(), CompareHandler.TYPE, source(link), eventId)) {
            return false;
        }
        append(link, new Wish(link.id(), by, true), eventId, trace);
        return true;
    }

    @Override
    public List<String> waiting(Collection<String> eventIds) {
        return query.waiting(eventIds);
    }

    private static String source(Link link) {
        return "/bridge/links/" + link.id();
    }

    private void append(Link link, Wish wish, String id, TraceContext trace) {
        var event = new CloudEvent(
                id,
                source(link),
                CompareHandler.TYPE,
                Instant.now(),
                "application/json",
                Map.of(CloudEvent.Extension.TRACE_PARENT, trace.traceparent()),
                write(wish));
        var unused = journal.append(List.of(new NewEntry(link.lane(), event)));
    }

    private byte[] write(Wish wish) {
        try {
            return json.writeValueAsBytes(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wish cannot be written as JSON", e);
        }
    }
}
