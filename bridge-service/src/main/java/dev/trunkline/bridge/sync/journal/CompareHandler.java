package dev.trunkline.bridge.sync.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.Seen;
import dev.trunkline.bridge.drift.UnreadableException;
import dev.trunkline.bridge.link.LinkUpdates;
import dev.trunkline.bridge.sync.Comparison;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.sending.Background;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Compares a link in its own lane, so that nothing else happens to it meanwhile. */
@ApplicationScoped
class CompareHandler implements EntryHandler {

    static final String TYPE = "trunkline.bridge.compare";

    private final Comparison comparison;
    private final Differences differences;
    private final LinkUpdates updates;
    private final FailureClassifier classifier;
    private final ObjectMapper json;

    CompareHandler(
            Comparison comparison,
            Differences differences,
            LinkUpdates updates,
            FailureClassifier classifier,
            ObjectMapper json) {
        this.comparison = comparison;
        this.differences = differences;
        this.updates = updates;
        this.classifier = classifier;
        this.json = json;
    }

    /** The entry's data. @param swept whether it is part of a sweep over all links */
    record Wish(UUID link, String by, boolean swept) {}

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var wish = json.readValue(entry.event().data(), Wish.class);
        try {
            var seen = look(wish);
            if (seen.isEmpty()) {
                return Completion.nothing();
            }
            var link = comparison.repair(
                    wish.link(), seen.get(), wish.by(), entry.event().id(), steps);
            return outbox -> link.ifPresent(compared -> updates.changed(compared, entry.event()));
        } catch (UnreadableException e) {
            return unreadable(e, wish, entry);
        }
    }

    /**
     * Trying again does not help where Twilio refuses, so it is told. What may be readable later is tried again by the journal where
     * somebody asked for it; a sweep stands in nobody's way: the next one reads the link.
     */
    private Completion unreadable(UnreadableException e, Wish wish, Entry entry) {
        return switch (classifier.classify(e.reason())) {
            case Failure.Permanent(var reason, var unused) -> told(e, wish, entry, reason);
            case Failure.Transient later
            when wish.swept() -> told(e, wish, entry, "not now, the next sweep reads it: " + later.reason());
            case Failure.Transient unused -> throw e.reason();
        };
    }

    private Completion told(UnreadableException e, Wish wish, Entry entry, String reason) {
        Log.warnf("link not compared linkId=%s side=%s: %s", wish.link(), e.side(), reason);
        return outbox -> comparison.unreadable(
                wish.link(), e.side(), wish.by(), entry.event().id(), reason);
    }

    /** A sweep leaves room for calls that somebody waits for. */
    private Optional<Seen> look(Wish wish) {
        return wish.swept() ? Background.run(() -> comparison.look(wish.link())) : comparison.look(wish.link());
    }

    @Override
    public Completion onDelay(Entry entry, Delay delay) {
        return keeping(entry, delay.reason());
    }

    @Override
    public Completion onParked(Entry entry, String reason) {
        return keeping(entry, reason);
    }

    private Completion keeping(Entry entry, String reason) {
        try {
            var link = json.readValue(entry.event().data(), Wish.class).link();
            return outbox -> differences.kept(link, reason);
        } catch (IOException e) {
            return Completion.nothing();
        }
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
