package dev.trunkline.journal.rest;

import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.ReplayView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay and how far it is.
 *
 * @param state {@code enqueueing}, {@code enqueued} or {@code cancelled}
 */
public record ReplayPicture(
        long id,
        String state,
        Justification by,
        ReplayWish.@Nullable Filter filter,
        ReplayWish.@Nullable Topic topic,
        long total,
        long enqueued,
        long done,
        long parked,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static ReplayPicture of(ReplayView replay) {
        var filter = replay.filter();
        var topic = replay.topic();
        return new ReplayPicture(
                replay.id(),
                Words.of(replay.state()),
                replay.by(),
                filter == null ? null : ReplayWish.Filter.of(filter),
                topic == null ? null : ReplayWish.Topic.of(topic),
                replay.total(),
                replay.enqueued(),
                replay.done(),
                replay.parked(),
                replay.startedAt(),
                replay.finishedAt());
    }
}
