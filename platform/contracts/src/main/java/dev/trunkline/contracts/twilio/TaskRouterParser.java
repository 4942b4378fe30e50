package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.twilio.ReservationEvent.*;
import dev.trunkline.contracts.twilio.TaskEvent.*;
import dev.trunkline.contracts.twilio.TaskRouterEvent.Occurrence;
import dev.trunkline.contracts.twilio.TaskRouterEvent.Task;
import dev.trunkline.contracts.twilio.TaskRouterEvent.Worker;
import dev.trunkline.contracts.twilio.TaskRouterEvent.WorkspaceChanged;
import dev.trunkline.contracts.twilio.WorkerEvent.*;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** TaskRouter event callbacks, the assignment callback and {@code com.twilio.taskrouter.*}. */
final class TaskRouterParser {

    private static final String NO_ATTRIBUTES = "{}";

    private TaskRouterParser() {}

    static TwilioEvent parse(String name, Fields fields) {
        int dot = name.indexOf('.');
        var subject = dot < 0 ? name : name.substring(0, dot);
        var change = dot < 0 ? "" : name.substring(dot + 1);
        return switch (subject) {
            case "assignment" -> new AssignmentRequested(fields.received(), occurrence(fields), reservation(fields));
            case "reservation" -> reservation(change, fields);
            case "task" -> task(change, fields);
            case "worker" -> worker(change, fields);
            case "task-queue", "workflow" ->
                fields.text("TaskSid") == null
                        ? changed(subject, change, fields)
                        : new TaskRouted(fields.received(), occurrence(fields), task(fields), name);
            case "activity", "task-channel", "workspace" -> changed(subject, change, fields);
            default -> TwilioEvents.unknownKind(fields.received());
        };
    }

    private static TwilioEvent reservation(String change, Fields fields) {
        var received = fields.received();
        var occurrence = occurrence(fields);
        var reservation = reservation(fields);
        return switch (change) {
            case "created" -> new ReservationCreated(received, occurrence, reservation);
            case "accepted" -> new ReservationAccepted(received, occurrence, reservation);
            case "rejected" -> new ReservationRejected(received, occurrence, reservation);
            case "timeout" -> new ReservationTimedOut(received, occurrence, reservation);
            case "canceled" -> new ReservationCanceled(received, occurrence, reservation);
            case "rescinded" -> new ReservationRescinded(received, occurrence, reservation);
            case "wrapup" -> new ReservationWrapUp(received, occurrence, reservation);
            case "completed" -> new ReservationCompleted(received, occurrence, reservation);
            case "failed" -> new ReservationFailed(received, occurrence, reservation);
            default -> TwilioEvents.unknownKind(received);
        };
    }

    private static TwilioEvent task(String change, Fields fields) {
        var received = fields.received();
        var occurrence = occurrence(fields);
        var task = task(fields);
        return switch (change) {
            case "created" -> new TaskCreated(received, occurrence, task);
            case "updated" -> new TaskUpdated(received, occurrence, task);
            case "canceled" -> new TaskCanceled(received, occurrence, task);
            case "wrapup" -> new TaskWrapUp(received, occurrence, task);
            case "completed" -> new TaskCompleted(received, occurrence, task);
            case "deleted" -> new TaskDeleted(received, occurrence, task, false);
            case "system-deleted" -> new TaskDeleted(received, occurrence, task, true);
            default ->
                change.startsWith("transfer-")
                        ? new TaskTransfer(received, occurrence, task, change.substring("transfer-".length()))
                        : TwilioEvents.unknownKind(received);
        };
    }

    private static TwilioEvent worker(String change, Fields fields) {
        var received = fields.received();
        var occurrence = occurrence(fields);
        var worker = worker(fields);
        return switch (change) {
            case "created" -> new WorkerCreated(received, occurrence, worker);
            case "deleted" -> new WorkerDeleted(received, occurrence, worker);
            case "attributes.update" -> new WorkerAttributesUpdated(received, occurrence, worker);
            case "activity.update" ->
                new WorkerActivityUpdated(
                        received,
                        occurrence,
                        worker,
                        fields.text("WorkerPreviousActivitySid"),
                        fields.text("WorkerPreviousActivityName"),
                        timeInPrevious(fields));
            case "capacity.update" -> new WorkerCapacityUpdated(received, occurrence, worker, channel(fields));
            case "channel.availability.update" ->
                new WorkerChannelAvailabilityUpdated(received, occurrence, worker, channel(fields));
            default -> TwilioEvents.unknownKind(received);
        };
    }

    private static WorkspaceChanged changed(String subject, String change, Fields fields) {
        return new WorkspaceChanged(fields.received(), occurrence(fields), subject, fields.text("ResourceSid"), change);
    }

    private static Occurrence occurrence(Fields fields) {
        return new Occurrence(occurredAt(fields), fields.require("WorkspaceSid"));
    }

    private static Instant occurredAt(Fields fields) {
        var millis = fields.bigNumber("TimestampMs");
        if (millis != null) {
            return Instant.ofEpochMilli(millis);
        }
        var seconds = fields.bigNumber("Timestamp");
        if (seconds != null) {
            return Instant.ofEpochSecond(seconds);
        }
        var timestamp = fields.instant("Timestamp");
        return timestamp == null ? fields.received().at() : timestamp;
    }

    private static Reservation reservation(Fields fields) {
        return new Reservation(
                fields.require("ReservationSid"),
                task(fields),
                fields.text("WorkerSid") == null ? null : worker(fields));
    }

    private static Task task(Fields fields) {
        return new Task(
                fields.require("TaskSid"),
                fields.orElse(NO_ATTRIBUTES, "TaskAttributes"),
                fields.text("TaskAssignmentStatus"),
                fields.number("TaskPriority"),
                fields.number("TaskVersion"),
                fields.text("TaskChannelSid"),
                fields.text("TaskChannelUniqueName"),
                fields.text("WorkflowSid"),
                fields.text("WorkflowName"),
                fields.text("TaskQueueSid"),
                fields.text("TaskQueueName"),
                fields.text("TaskCanceledReason", "TaskCompletedReason"));
    }

    private static Worker worker(Fields fields) {
        return new Worker(
                fields.require("WorkerSid"),
                fields.text("WorkerName"),
                fields.orElse(NO_ATTRIBUTES, "WorkerAttributes"),
                fields.text("WorkerActivitySid"),
                fields.text("WorkerActivityName"),
                fields.number("WorkerVersion"));
    }

    private static Channel channel(Fields fields) {
        return new Channel(
                fields.text("TaskChannelSid"),
                fields.text("TaskChannelUniqueName"),
                fields.flag("WorkerChannelAvailable"),
                fields.decimal("WorkerChannelAvailableCapacity"),
                fields.number("WorkerChannelTaskCount"));
    }

    private static @Nullable Duration timeInPrevious(Fields fields) {
        var millis = fields.bigNumber("WorkerTimeInPreviousActivityMs");
        return millis == null ? fields.seconds("WorkerTimeInPreviousActivity") : Duration.ofMillis(millis);
    }
}
