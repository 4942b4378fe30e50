package dev.trunkline.journal.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.command.ErasurePart;
import dev.trunkline.contracts.command.ErasureRequested;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.ConversationLanes;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Outbox;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.journal.Subject;
import dev.trunkline.journal.jdbc.Transactions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A service's part in the erasure of one person, as messaging-service asks for it; tells what became of it. The command itself
 * names the person and is emptied with its completion.
 */
public final class ErasureHandler implements EntryHandler {

    private static final String ASKING = "messaging";
    private static final String FIND_CONVERSATIONS = "find-conversations";

    /** As {@link dev.trunkline.journal.JournalErasure} empties entries; an operator's edit kept the former data. */
    private static final String EMPTY = "update journal_entry set data = '', erased_by = ? where id = ?";

    private static final String FORMER = "update journal_audit set previous = null where entry_id = ?";

    private static final String STEPS = "delete from journal_step where entry_id = ?";

    private final String service;
    private final PersonErasures erasures;
    private final Transactions transactions;
    private final ObjectMapper json;

    /** @param service such as {@code proxy} */
    public ErasureHandler(String service, PersonErasures erasures, Transactions transactions, ObjectMapper json) {
        this.service = service;
        this.erasures = erasures;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(ErasureRequested.TYPE);
    }

    /** Result of a step: what was emptied leads nowhere, so it is found before and kept. */
    record Conversations(Set<String> lanes) {}

    /**
     * Erasing may be repeated: an attempt that dies on its way finds less to erase the next time, and looks again for what came
     * in since.
     */
    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var asked = read(entry);
        var searched = new AtomicBoolean();
        var found = steps.once(FIND_CONVERSATIONS, Conversations.class, () -> {
            searched.set(true);
            return new Conversations(erasures.conversations(new Subject(asked.addresses(), asked.lanes())));
        });
        var subject = new Subject(asked.addresses(), List.copyOf(found.lanes()));
        var theirs = searched.get() ? found.lanes() : erasures.conversations(subject);
        var erased = erasures.erase(
                asked.erasureId(), subject, theirs, new Justification(asked.requestedBy(), asked.reason()));
        var part = new ErasurePart(
                asked.erasureId(),
                service,
                null,
                erased.at(),
                erased.counts(),
                erased.left(),
                asked.round(),
                further(theirs, asked.lanes()));
        return outbox -> {
            empty(entry, asked.erasureId());
            tell(part, entry, outbox);
        };
    }

    /** SIDs that the request did not name: other services may know the person by them alone. */
    private static List<String> further(Set<String> theirs, List<String> asked) {
        return theirs.stream()
                .flatMap(key -> ConversationLanes.sids(key).stream())
                .distinct()
                .filter(sid -> !asked.contains(sid))
                .sorted()
                .limit(ErasurePart.MOST_FOUND)
                .toList();
    }

    private void empty(Entry entry, UUID erasure) {
        transactions.call(connection -> {
            Sql.update(connection, FORMER, entry.id());
            Sql.update(connection, STEPS, entry.id());
            return Sql.update(connection, EMPTY, erasure.toString(), entry.id());
        });
    }

    @Override
    public List<String> stepNames(Entry entry) {
        return List.of(FIND_CONVERSATIONS);
    }

    /** Where the entry can be read, the receipt says that somebody has to look at it. */
    @Override
    public Completion onParked(Entry entry, String reason) {
        try {
            var asked = read(entry);
            var part = new ErasurePart(
                    asked.erasureId(), service, reason, Instant.now(), Map.of(), 0, asked.round(), List.of());
            return outbox -> tell(part, entry, outbox);
        } catch (ParkException e) {
            return Completion.nothing();
        }
    }

    private void tell(ErasurePart part, Entry entry, Outbox outbox) {
        var id = part.erasureId().toString();
        var event = new CloudEvent(
                UUID.randomUUID().toString(),
                "/" + service + "/erasures/" + id,
                ErasurePart.TYPE,
                part.at(),
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT,
                        entry.event().trace().next().traceparent(),
                        CloudEvent.Extension.CAUSE,
                        entry.event().id()),
                write(part));
        outbox.add(Topics.commands(ASKING), id, event);
    }

    private ErasureRequested read(Entry entry) {
        try {
            return json.readValue(entry.event().data(), ErasureRequested.class);
        } catch (IOException e) {
            throw new ParkException("event " + entry.event().id()
                    + ": not a request to erase a person (expected the JSON that messaging-service writes): skip it and "
                    + "erase the person once more");
        }
    }

    private byte[] write(ErasurePart part) {
        try {
            return json.writeValueAsBytes(part);
        } catch (IOException e) {
            throw new IllegalStateException("erasure " + part.erasureId() + ": part cannot be written as JSON", e);
        }
    }
}
