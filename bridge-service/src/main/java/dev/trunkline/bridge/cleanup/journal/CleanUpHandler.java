package dev.trunkline.bridge.cleanup.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.cleanup.ProxySessions.ProxySession;
import dev.trunkline.bridge.cleanup.SessionCleanUp;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish becomes an entry for each session; each session is cleaned up in a lane of its own. */
@ApplicationScoped
class CleanUpHandler implements EntryHandler {

    static final String WISH = "trunkline.bridge.clean-up";
    static final String SESSION = "trunkline.bridge.clean-up-session";

    private final SessionCleanUp cleanUp;
    private final Pairs pairs;
    private final Journal journal;
    private final JournaledCleanUps entries;
    private final ObjectMapper json;

    CleanUpHandler(SessionCleanUp cleanUp, Pairs pairs, Journal journal, JournaledCleanUps entries, ObjectMapper json) {
        this.cleanUp = cleanUp;
        this.pairs = pairs;
        this.journal = journal;
        this.entries = entries;
        this.json = json;
    }

    /** The data of either entry. @param session null where all are meant */
    record Wish(
            String pair,
            @Nullable ProxySession session,
            @Nullable String only,
            String by) {}

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(WISH) || eventType.equals(SESSION);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var wish = json.readValue(entry.event().data(), Wish.class);
        var pair = pairs.named(wish.pair());
        if (wish.session() != null) {
            cleanUp.clean(pair, wish.session(), steps);
            return Completion.nothing();
        }
        var found = cleanUp.wanted(pair, wish.only());
        var all = found.stream()
                .map(session -> entries.of(cleanUp.lane(session), entry.event(), wish, session))
                .toList();
        return outbox -> {
            var unused = journal.append(all);
        };
    }

    @Override
    public List<String> stepNames(Entry entry) {
        return entry.event().type().equals(SESSION)
                ? List.of("close-channel", "close-session", "delete-session")
                : List.of();
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
