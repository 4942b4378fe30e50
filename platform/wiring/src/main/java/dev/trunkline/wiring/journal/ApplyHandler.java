package dev.trunkline.wiring.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.wiring.Reading;
import dev.trunkline.twilio.wiring.Wire;
import dev.trunkline.twilio.wiring.Wiring;
import dev.trunkline.wiring.Apply;
import dev.trunkline.wiring.ApplyBook;
import dev.trunkline.wiring.Mending;
import dev.trunkline.wiring.TwilioWiring;
import dev.trunkline.wiring.Wires;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Mends one wire after the other. What was there before is a step's result, so that it is known however often the entry is
 * tried; a wire that Twilio refuses does not keep the others from being mended.
 */
@ApplicationScoped
class ApplyHandler implements EntryHandler {

    private static final Logger LOG = Logger.getLogger(ApplyHandler.class);
    private static final String READ = "read ";
    private static final String WRITE = "write ";

    private final TwilioWiring wirings;
    private final Wiring wiring;
    private final Mending mending;
    private final ApplyBook applies;
    private final Wires wires;
    private final FailureClassifier classifier;
    private final ObjectMapper json;

    ApplyHandler(
            TwilioWiring wirings,
            Wiring wiring,
            Mending mending,
            ApplyBook applies,
            Wires wires,
            FailureClassifier classifier,
            ObjectMapper json) {
        this.wirings = wirings;
        this.wiring = wiring;
        this.mending = mending;
        this.applies = applies;
        this.wires = wires;
        this.classifier = classifier;
        this.json = json;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(ApplyCommand.TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var apply = find(entry).filter(found -> found.state() != Apply.State.DONE);
        if (apply.isEmpty()) {
            return Completion.nothing();
        }
        var outcomes = new ArrayList<Mending.Outcome>();
        for (var wire : wirings.wires(apply.get())) {
            outcomes.add(mend(wire, steps));
        }
        LOG.infof(
                "settings at Twilio applied applyId=%s wires=%d attempt=%d",
                apply.get().id(), outcomes.size(), entry.attempt());
        return outbox -> finish(apply.get().id(), mending.record(outcomes));
    }

    private void finish(UUID apply, Mending.Result result) {
        applies.finish(apply, result.state(), result.reason(), result.changes(), result.at());
    }

    private Mending.Outcome mend(Wire wire, Steps steps) throws Exception {
        Reading before = null;
        try {
            before = steps.once(READ + wire.id(), Reading.class, () -> wiring.read(wire));
            return new Mending.Outcome(wire, before, write(wire, before, steps), null);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (classifier.classify(e) instanceof Failure.Permanent refused) {
                return new Mending.Outcome(wire, before, null, refused.reason());
            }
            throw e;
        }
    }

    /**
     * Of an attempt whose end is not known the probe tells whether it got through. What others had set is kept first:
     * while the entry is tried, and where it is given up, it is known all the same.
     */
    private Reading write(Wire wire, Reading before, Steps steps) throws Exception {
        if (wiring.drift(wire, before).isEmpty()) {
            return before;
        }
        return steps.once(
                WRITE + wire.id(),
                Reading.class,
                () -> Optional.of(wiring.read(wire))
                        .filter(now -> wiring.drift(wire, now).isEmpty()),
                () -> {
                    mending.keepFormer(wire, before);
                    return wiring.mend(wire, before);
                });
    }

    @Override
    public Completion onDelay(Entry entry, Delay delay) {
        var id = applyId(entry);
        return id == null ? Completion.nothing() : outbox -> applies.late(id, delay.reason());
    }

    @Override
    public Completion onParked(Entry entry, String reason) {
        var id = applyId(entry);
        return id == null
                ? Completion.nothing()
                : outbox -> applies.finish(id, Apply.State.FAILED, reason, List.of(), Instant.now());
    }

    private Optional<Apply> find(Entry entry) {
        var id = applyId(entry);
        return id == null ? Optional.empty() : wirings.find(id);
    }

    /** Null where an operator has put something else into the entry. */
    private @Nullable UUID applyId(Entry entry) {
        try {
            return json.readValue(entry.event().data(), ApplyCommand.class).applyId();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public List<String> stepNames(Entry entry) {
        return find(entry)
                .map(apply -> wirings.wires(apply).stream()
                        .flatMap(wire -> List.of(READ + wire.id(), WRITE + wire.id()).stream())
                        .toList())
                .orElse(List.of());
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }

    @Override
    public Duration timeLimit() {
        return wires.settings().timeLimit();
    }
}
