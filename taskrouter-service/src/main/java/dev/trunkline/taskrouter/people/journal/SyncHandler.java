package dev.trunkline.taskrouter.people.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.Steps;
import dev.trunkline.taskrouter.people.Choice;
import dev.trunkline.taskrouter.people.PersonSync;
import dev.trunkline.taskrouter.people.SyncJournal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Appends synchronisations to the lane of the person, and carries them out. */
@ApplicationScoped
class SyncHandler implements EntryHandler, SyncJournal {

    /** CloudEvents type. Never changed once published. */
    static final String TYPE = "trunkline.activity.sync";

    private final Journal journal;
    private final PersonSync people;
    private final ObjectMapper json;

    SyncHandler(Journal journal, PersonSync people, ObjectMapper json) {
        this.journal = journal;
        this.people = people;
        this.json = json;
    }

    @Override
    public void append(Choice choice, CloudEvent cause) {
        var event = new CloudEvent(
                "sync-" + cause.id(),
                "/taskrouter/people",
                TYPE,
                Instant.now(),
                "application/json",
                Map.of(CloudEvent.Extension.TRACE_PARENT, cause.trace().next().traceparent()),
                write(choice));
        journal.append(List.of(new NewEntry("person:" + choice.name().toLowerCase(Locale.ROOT), event)));
    }

    private byte[] write(Choice choice) {
        try {
            return json.writeValueAsBytes(choice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("choice: cannot be written as JSON", e);
        }
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var choice = json.readValue(entry.event().data(), Choice.class);
        TraceScope.run(entry.event().trace(), () -> {
            people.run(choice.name(), steps);
            return true;
        });
        return Completion.nothing();
    }

    /** The next choice says more. */
    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
