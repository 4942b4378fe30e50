package dev.trunkline.contracts.twilio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** TaskRouter: tasks, their reservations, the workers, and the workspace around them. */
public sealed interface TaskRouterEvent extends TwilioEvent
        permits ReservationEvent, TaskEvent, WorkerEvent, TaskRouterEvent.WorkspaceChanged {

    Occurrence occurrence();

    /**
     * When and where.
     *
     * @param at Twilio's clock, milliseconds where it sends them
     * @param workspaceSid {@code WS...}
     */
    record Occurrence(Instant at, String workspaceSid) {}

    /**
     * @param sid {@code WT...}
     * @param attributes JSON text, {@code {}} where there are none
     * @param assignmentStatus {@code pending}, {@code reserved}, {@code assigned}, {@code wrapping}, {@code completed}, {@code
     *     canceled}
     * @param version grows with every change; the greater one is the newer one
     * @param reason why it was completed or canceled
     */
    record Task(
            String sid,
            String attributes,
            @Nullable String assignmentStatus,
            @Nullable Integer priority,
            @Nullable Integer version,
            @Nullable String channelSid,
            @Nullable String channelUniqueName,
            @Nullable String workflowSid,
            @Nullable String workflowName,
            @Nullable String queueSid,
            @Nullable String queueName,
            @Nullable String reason) {}

    /**
     * @param sid {@code WK...}
     * @param attributes JSON text, {@code {}} where there are none
     * @param version grows with every change; the greater one is the newer one
     */
    record Worker(
            String sid,
            @Nullable String name,
            String attributes,
            @Nullable String activitySid,
            @Nullable String activityName,
            @Nullable Integer version) {}

    /**
     * An activity, queue, task channel, workflow or the workspace itself was set up differently.
     *
     * @param resourceType {@code activity}, {@code task-queue}, {@code task-channel}, {@code workflow} or {@code workspace}
     * @param change {@code created}, {@code updated}, {@code deleted}, ...
     */
    record WorkspaceChanged(
            Received received,
            Occurrence occurrence,
            String resourceType,
            @Nullable String resourceSid,
            String change) implements TaskRouterEvent {}
}
