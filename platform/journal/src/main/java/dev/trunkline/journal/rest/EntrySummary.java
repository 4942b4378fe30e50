package dev.trunkline.journal.rest;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.query.EntryView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry in a list.
 *
 * @param state {@code waiting}, {@code done}, {@code parked} or {@code skipped}
 * @param traceId of the webhook or request that it came from; null where that named none
 */
public record EntrySummary(
        long id,
        String lane,
        long seq,
        String state,
        int attempts,
        @Nullable String reason,
        @Nullable Integer code,
        String eventId,
        String type,
        String source,
        Instant time,
        Instant appendedAt,
        @Nullable Instant finishedAt,
        @Nullable String traceId) {

    static EntrySummary of(EntryView entry) {
        var event = entry.event();
        return new EntrySummary(
                entry.id(),
                entry.lane(),
                entry.seq(),
                Words.of(entry.state()),
                entry.attempts(),
                entry.reason(),
                entry.code(),
                event.id(),
                event.type(),
                event.source(),
                event.time(),
                entry.appendedAt(),
                entry.finishedAt(),
                traceId(event));
    }

    private static @Nullable String traceId(CloudEvent event) {
        return event.extension(CloudEvent.Extension.TRACE_PARENT)
                .flatMap(TraceContext::parse)
                .map(TraceContext::traceId)
                .orElse(null);
    }
}
