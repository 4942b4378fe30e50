package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.update.PresenceView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at which conversation. Kept in memory and forgotten unless it is said again; every instance hears from Kafka what
 * was said to the others.
 */
@ApplicationScoped
public class Presence {

    private static final String LEFT = "left";

    /** What is said again within this part of its time is not told again. */
    private static final int TOLD_AGAIN = 4;

    private final Conversations conversations;
    private final InboxUpdates updates;
    private final InboxClock clock;
    private final Duration expiry;
    private final Map<Place, PresenceView> present = new ConcurrentHashMap<>();

    Presence(Conversations conversations, InboxUpdates updates, InboxClock clock, DeskConfig config) {
        this.conversations = conversations;
        this.updates = updates;
        this.clock = clock;
        this.expiry = config.presenceExpiry();
    }

    private record Place(String conversationId, String agent) {}

    /**
     * An agent says so. Runs in the caller's transaction.
     *
     * @param state {@code viewing}, {@code typing} or {@code left}
     * @return false where there is no conversation of this id
     */
    public boolean say(UUID conversationId, String agent, String state, Cause cause) {
        var found = conversations.find(conversationId);
        if (found.isEmpty()) {
            return false;
        }
        var now = clock.now();
        var view = new PresenceView(conversationId.toString(), agent, state, now.plus(expiry));
        var known = present.get(new Place(view.conversationId(), agent));
        if (isNews(known, view, now)) {
            updates.presenceChanged(found.get(), view, cause);
            hear(view);
        }
        return true;
    }

    private boolean isNews(@Nullable PresenceView known, PresenceView view, Instant now) {
        if (known == null || known.until().isBefore(now)) {
            return !view.state().equals(LEFT);
        }
        return !known.state().equals(view.state())
                || known.until().isBefore(view.until().minus(expiry.dividedBy(TOLD_AGAIN)));
    }

    /** An agent said so, here or to another instance. */
    public void hear(PresenceView view) {
        present.values().removeIf(known -> known.until().isBefore(clock.now()));
        var place = new Place(view.conversationId(), view.agent());
        present.merge(place, view, (known, told) -> told.until().isBefore(known.until()) ? known : told);
        present.computeIfPresent(place, (key, known) -> known.state().equals(LEFT) ? null : known);
    }

    /** Who is there now, by name. */
    public List<PresenceView> at(UUID conversationId) {
        var now = clock.now();
        return present.values().stream()
                .filter(view -> view.conversationId().equals(conversationId.toString()))
                .filter(view -> !view.until().isBefore(now))
                .sorted(Comparator.comparing(PresenceView::agent))
                .toList();
    }
}
