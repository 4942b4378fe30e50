package dev.trunkline.bridge.view.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.saying.Wish;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.operations.EntryFilter;
import dev.trunkline.journal.operations.JournalOperations;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.LaneView;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a link's lane still has to do, and what was given up. */
@ApplicationScoped
class Work {

    private static final int MOST = 50;

    private final JournalOperations journal;
    private final ObjectMapper json;

    Work(JournalOperations journal, ObjectMapper json) {
        this.journal = journal;
        this.json = json;
    }

    /**
     * An entry of the journal.
     *
     * @param state {@code waiting} or {@code parked}
     * @param reason why the last attempt failed; null where none did
     * @param nextAttemptAt of the one that the others wait for; null for those
     * @param words what an agent wants said by it; null for other work
     */
    public record Item(
            long entryId,
            String type,
            String state,
            int attempts,
            @Nullable String reason,
            Instant appendedAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Words words) {}

    /** @param files how many go with it */
    public record Words(String author, String body, int files) {}

    /** Oldest first. */
    List<Item> of(String lane) {
        var head = journal.lane(lane);
        return entries(lane).map(entry -> item(entry, head)).toList();
    }

    private Stream<EntryView> entries(String lane) {
        return Stream.of(EntryState.WAITING, EntryState.PARKED)
                .flatMap(
                        state -> journal
                                .entries(new EntryFilter(null, state, lane, null, null, null), MOST, Optional.empty())
                                .items()
                                .stream())
                .sorted(Comparator.comparing(EntryView::id));
    }

    private Item item(EntryView entry, Optional<LaneView> head) {
        var next = head.filter(lane -> Long.valueOf(entry.id()).equals(lane.headEntry()))
                .map(LaneView::nextAt)
                .orElse(null);
        return new Item(
                entry.id(),
                entry.event().type(),
                entry.state().name().toLowerCase(Locale.ROOT),
                entry.attempts(),
                entry.reason(),
                entry.appendedAt(),
                next,
                words(entry.event()));
    }

    private @Nullable Words words(CloudEvent event) {
        if (!event.type().equals(Wish.TYPE)) {
            return null;
        }
        try {
            var wish = json.readValue(event.data(), Wish.class);
            return new Words(wish.by(), wish.body(), wish.file() == null ? 0 : 1);
        } catch (IOException e) {
            // They were erased.
            return null;
        }
    }

    /** Has all that was given up, and what waits for its next attempt, tried now. @return how many */
    int retry(String lane, Justification by) {
        int retried = 0;
        for (var item : of(lane)) {
            if (item.state().equals("parked") || (item.nextAttemptAt() != null && item.attempts() > 0)) {
                retried += tried(item.entryId(), by);
            }
        }
        return retried;
    }

    private int tried(long entry, Justification by) {
        try {
            journal.retry(entry, by);
            return 1;
        } catch (NotPossibleException e) {
            // It is being worked on, or is done by now.
            return 0;
        }
    }
}
