package dev.trunkline.journal.query;

import dev.trunkline.contracts.event.CloudEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands.
 *
 * @param attempts of the last attempt that ended
 * @param reason why the last attempt failed; null where none did or it was done since
 * @param finishedAt null while it is not done
 */
public record EntryView(
        long id,
        String lane,
        long seq,
        EntryState state,
        int attempts,
        @Nullable String reason,
        @Nullable Integer code,
        CloudEvent event,
        Instant appendedAt,
        @Nullable Instant finishedAt) {}
