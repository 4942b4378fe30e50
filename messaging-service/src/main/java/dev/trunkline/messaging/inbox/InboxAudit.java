package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did what to which conversation. Every method runs in the caller's transaction and blocks on the database. */
public interface InboxAudit {

    /** @param detail another agent or an erasure that it is about; never a customer */
    void record(UUID conversationId, String action, String who, @Nullable String detail);

    /**
     * Newest first.
     *
     * @param conversationId null for all
     * @param before id of the line before the page; null for the first page
     */
    List<Line> newest(@Nullable UUID conversationId, @Nullable Long before, int limit);

    /** @return how many */
    long removeBefore(Instant time);

    /** @param action as in the update that told of it: {@code archived}, {@code deleted}, {@code claimed} and so on */
    record Line(
            long id,
            Instant at,
            String who,
            String action,
            UUID conversationId,
            @Nullable String detail) {}
}
