package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line per action. */
public final class RecordedAudit implements InboxAudit {
    public final List<String> lines = new ArrayList<>();

    @Override
    public void record(UUID conversationId, String action, String who, @Nullable String detail) {
        lines.add(action + " by " + who + (detail == null ? "" : ", " + detail));
    }

    @Override
    public List<Line> newest(@Nullable UUID conversationId, @Nullable Long before, int limit) {
        return List.of();
    }

    @Override
    public long removeBefore(Instant time) {
        return 0;
    }
}
