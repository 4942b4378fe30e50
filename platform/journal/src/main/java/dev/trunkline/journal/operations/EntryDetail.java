package dev.trunkline.journal.operations;

import dev.trunkline.journal.query.EntryView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know about an entry.
 *
 * @param origin the entry whose steps it shares: its own id, or, of a replay's copy, that of the entry first received
 * @param replay the replay that made it; null for one that was received
 * @param attempts the failed ones, oldest first
 * @param steps the steps of its origin
 */
public record EntryDetail(
        EntryView entry, long origin, @Nullable Long replay, List<FailedAttempt> attempts, List<StepView> steps) {

    public EntryDetail {
        attempts = List.copyOf(attempts);
        steps = List.copyOf(steps);
    }
}
