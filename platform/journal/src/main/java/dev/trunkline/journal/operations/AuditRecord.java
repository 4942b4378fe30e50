package dev.trunkline.journal.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * @param action {@code retry}, {@code skip}, {@code edit}, {@code hold}, {@code release}, {@code replay},
 *     {@code cancel-replay}, {@code reconcile}, {@code erase}, or one of the service's own, such as {@code clean-up}
 * @param lane null where the action concerned several
 * @param entry null where the action concerned a lane or several entries
 * @param replay the replay that was started or cancelled
 * @param detail what else was asked for, as JSON
 */
public record AuditRecord(
        long id,
        Instant at,
        Justification by,
        String action,
        @Nullable String lane,
        @Nullable Long entry,
        @Nullable Long replay,
        String detail) {}
