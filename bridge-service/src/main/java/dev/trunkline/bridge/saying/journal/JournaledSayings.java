package dev.trunkline.bridge.saying.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.saying.Sayings;
import dev.trunkline.bridge.saying.Wish;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.operations.EntryDetail;
import dev.trunkline.journal.operations.JournalOperations;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.journal.query.JournalQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each wish is an entry of the link's lane. */
@ApplicationScoped
class JournaledSayings implements Sayings {

    private static final String WHY = "asked for in the conversation";

    private final Journal journal;
    private final JournalQuery query;
    private final JournalOperations operations;
    private final ObjectMapper json;

    JournaledSayings(Journal journal, JournalQuery query, JournalOperations operations, ObjectMapper json) {
        this.journal = journal;
        this.query = query;
        this.operations = operations;
        this.json = json;
    }

    @Override
    public boolean ask(Link link, String id, Wish wish, TraceContext trace) {
        var event = new CloudEvent(
                id,
                "/bridge/links/" + link.id(),
                Wish.TYPE,
                Instant.now(),
                "application/json",
                Map.of(CloudEvent.Extension.TRACE_PARENT, trace.traceparent()),
                write(wish));
        return journal.append(List.of(new NewEntry(link.lane(), event))).added() == 1
                || query.byEventId(id)
                        .filter(known -> Arrays.equals(known.event().data(), event.data()))
                        .isPresent();
    }

    @Override
    public Optional<Wish> asked(Link link, long entry) {
        return operations
                .entry(entry)
                .map(EntryDetail::entry)
                .filter(known -> known.event().type().equals(Wish.TYPE))
                .flatMap(known -> read(known.event().data()))
                .filter(wish -> wish.link().equals(link.id()));
    }

    @Override
    public boolean retry(long entry, String by) {
        try {
            operations.retry(entry, new Justification(by, WHY));
            return true;
        } catch (NotPossibleException e) {
            return false;
        }
    }

    private byte[] write(Wish wish) {
        try {
            return json.writeValueAsBytes(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wish cannot be written as JSON", e);
        }
    }

    /** Empty where the words were erased. */
    private Optional<Wish> read(byte[] data) {
        try {
            return Optional.of(json.readValue(data, Wish.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
