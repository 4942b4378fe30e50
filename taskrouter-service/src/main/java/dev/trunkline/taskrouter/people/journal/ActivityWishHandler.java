package dev.trunkline.taskrouter.people.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.Steps;
import dev.trunkline.taskrouter.commands.CommandStore;
import dev.trunkline.taskrouter.commands.Outcome;
import dev.trunkline.taskrouter.people.ActivityWish;
import dev.trunkline.taskrouter.people.Directory;
import dev.trunkline.taskrouter.people.Wishes;
import dev.trunkline.twilio.rest.TwilioCallException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Brings a worker into the activity that somebody wants. Twilio's event tells the board, and the other accounts follow it. */
@ApplicationScoped
class ActivityWishHandler implements EntryHandler, Wishes {

    /** CloudEvents type. Never changed once published. */
    static final String TYPE = "trunkline.worker.set-activity";

    private static final String SET_ACTIVITY = "set-activity";

    private final Journal journal;
    private final Directory directory;
    private final CommandStore commands;
    private final FailureClassifier classifier;
    private final ObjectMapper json;

    ActivityWishHandler(
            Journal journal,
            Directory directory,
            CommandStore commands,
            FailureClassifier classifier,
            ObjectMapper json) {
        this.journal = journal;
        this.directory = directory;
        this.commands = commands;
        this.classifier = classifier;
        this.json = json;
    }

    @Override
    public void append(ActivityWish wish, TraceContext trace) {
        var event = new CloudEvent(
                "command-" + wish.id(),
                "/taskrouter/workers/" + wish.workerSid(),
                TYPE,
                Instant.now(),
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT, trace.traceparent(),
                        CloudEvent.Extension.ACCOUNT, wish.account()),
                write(wish));
        journal.append(List.of(new NewEntry(wish.workerSid(), event)));
    }

    private byte[] write(ActivityWish wish) {
        try {
            return json.writeValueAsBytes(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("wish " + wish.id() + ": cannot be written as JSON", e);
        }
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var wish = json.readValue(entry.event().data(), ActivityWish.class);
        try {
            TraceScope.run(
                    entry.event().trace(),
                    () -> steps.once(SET_ACTIVITY, Boolean.class, () -> {
                        directory.setActivity(wish);
                        return true;
                    }));
        } catch (TwilioCallException e) {
            if (classifier.classify(e) instanceof Failure.Permanent refusal) {
                return outbox -> commands.settle(wish.id(), Outcome.REFUSED, refusal.code(), refusal.reason());
            }
            throw e;
        }
        return outbox -> commands.settle(wish.id(), Outcome.DONE, null, null);
    }

    @Override
    public List<String> stepNames(Entry entry) {
        return List.of(SET_ACTIVITY);
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofMinutes(10);
    }
}
