package dev.trunkline.contracts.update;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task of TaskRouter on the board.
 *
 * @param sid {@code WT...}
 * @param account our name of its account, such as {@code flex}; its sid where we have none
 * @param status {@code pending}, {@code reserved}, {@code assigned}, {@code wrapping}, {@code completed}, {@code canceled} or
 *     {@code deleted}
 * @param channel unique name of its task channel, such as {@code sms} or {@code voice}
 * @param attributes JSON text
 * @param queuedAt since when it waits, or waited, for a worker
 * @param assignedAt when a worker took it
 * @param changedAt Twilio's clock
 * @param reservations newest last
 */
public record TaskView(
        String sid,
        String account,
        String workspaceSid,
        String status,
        int priority,
        @Nullable String channel,
        String attributes,
        @Nullable String workflowName,
        @Nullable String queueSid,
        @Nullable String queueName,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant queuedAt,
        @Nullable Instant assignedAt,
        Instant changedAt,
        List<ReservationView> reservations) {

    public TaskView {
        reservations = List.copyOf(reservations);
    }

    /**
     * Its offer to one worker.
     *
     * @param sid {@code WR...}
     * @param status {@code pending}, {@code accepted}, {@code rejected}, {@code timeout}, {@code canceled}, {@code
     *     rescinded}, {@code wrapping} or {@code completed}
     * @param until when an offer that nobody answers is given back; null where it is not pending, or never is
     */
    public record ReservationView(
            String sid,
            @Nullable String workerSid,
            @Nullable String workerName,
            String status,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant until) {}
}
