package dev.trunkline.bridge.saying.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.saying.Sayings;
import dev.trunkline.bridge.saying.journal.SayHandler.Wish;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.query.JournalQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Each wish is an entry of the link's lane. */
@ApplicationScoped
class JournaledSayings implements Sayings {

    private final Journal journal;
    private final JournalQuery query;
    private final ObjectMapper json;

    JournaledSayings(Journal journal, JournalQuery query, ObjectMapper json) {
        this.journal = journal;
        this.query = query;
        this.json = json;
    }

    @Override
    public boolean ask(Link link, String wish, Side side, String by, String body, TraceContext trace) {
        var event = new CloudEvent(
                wish,
                "/bridge/links/" + link.id(),
                SayHandler.TYPE,
                Instant.now(),
                "application/json",
                Map.of(CloudEvent.Extension.TRACE_PARENT, trace.traceparent()),
                write(new Wish(link.id(), side, by, body)));
        return journal.append(List.of(new NewEntry(link.lane(), event))).added() == 1
                || query.byEventId(wish)
                        .filter(known -> Arrays.equals(known.event().data(), event.data()))
                        .isPresent();
    }

    private byte[] write(Wish wish) {
        try {
            return json.writeValueAsBytes(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wish cannot be written as JSON", e);
        }
    }
}
