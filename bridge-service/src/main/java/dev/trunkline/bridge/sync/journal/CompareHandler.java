package dev.trunkline.bridge.sync.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.LinkUpdates;
import dev.trunkline.bridge.sync.Comparison;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Compares a link in its own lane, so that nothing else happens to it meanwhile. */
@ApplicationScoped
class CompareHandler implements EntryHandler {

    static final String TYPE = "trunkline.bridge.compare";

    private final Comparison comparison;
    private final LinkUpdates updates;
    private final ObjectMapper json;

    CompareHandler(Comparison comparison, LinkUpdates updates, ObjectMapper json) {
        this.comparison = comparison;
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
        var link = comparison.compare(wish.link(), steps);
        return outbox -> link.ifPresent(compared -> updates.changed(compared, entry.event()));
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
