package dev.trunkline.contracts.update;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A worker of TaskRouter.
 *
 * @param sid {@code WK...}
 * @param account our name of its account, such as {@code flex}; its sid where we have none
 * @param available whether the activity takes tasks; null where nobody has told us yet
 * @param attributes JSON text
 * @param since when the worker came into this activity, as far as we were told
 * @param deleted the worker is gone
 */
public record WorkerView(
        String sid,
        String account,
        String workspaceSid,
        String name,
        @Nullable String activitySid,
        @Nullable String activityName,
        @Nullable Boolean available,
        String attributes,
        Instant since,
        Instant changedAt,
        boolean deleted) {}
