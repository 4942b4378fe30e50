package dev.trunkline.bridge.sync.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.Survey;
import dev.trunkline.bridge.link.LinkUpdates;
import dev.trunkline.bridge.sync.Comparison;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import dev.trunkline.journal.reconciliation.ReconciliationReport;
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
    private final ObjectMapper json;

    CompareHandler(Comparison comparison, Differences differences, LinkUpdates updates, ObjectMapper json) {
        this.comparison = comparison;
        this.differences = differences;
        this.updates = updates;
        this.json = json;
    }

    /** The entry's data. */
    record Wish(UUID link, String by) {}

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var wish = json.readValue(entry.event().data(), Wish.class);
        var seen = look(wish);
        if (seen.isEmpty()) {
            return Completion.nothing();
        }
        var link = comparison.repair(
                wish.link(), seen.get(), wish.by(), entry.event().id(), steps);
        return outbox -> link.ifPresent(compared -> updates.changed(compared, entry.event()));
    }

    /** A sweep holds nobody up: what cannot be read now is left to the next one. */
    private Optional<Survey.Seen> look(Wish wish) {
        if (!wish.by().equals(ReconciliationReport.SCHEDULE)) {
            return comparison.look(wish.link());
        }
        try {
            return Background.run(() -> comparison.look(wish.link()));
        } catch (RuntimeException e) {
            Log.infof("link not compared linkId=%s: %s", wish.link(), e.getMessage());
            return Optional.empty();
        }
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
