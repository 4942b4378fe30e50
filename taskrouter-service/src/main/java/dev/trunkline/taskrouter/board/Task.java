package dev.trunkline.taskrouter.board;

import dev.trunkline.contracts.twilio.TaskRouterEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task as far as events have told of it.
 *
 * @param account {@code AC...}
 * @param version Twilio's count of changes; of two events the one with the greater version is the newer one
 * @param changedAt Twilio's clock
 */
public record Task(
        String sid,
        String account,
        String workspaceSid,
        String status,
        int priority,
        @Nullable String channel,
        String attributes,
        @Nullable String workflowSid,
        @Nullable String workflowName,
        @Nullable String queueSid,
        @Nullable String queueName,
        @Nullable String reason,
        int version,
        Instant createdAt,
        @Nullable Instant queuedAt,
        @Nullable Instant assignedAt,
        Instant changedAt) {

    static final String DELETED = "deleted";

    /** Each as far as a task can get, in its order; between equals by version and time the further one is the newer one. */
    private static final List<String> ORDER =
            List.of("pending", "reserved", "assigned", "wrapping", "canceled", "completed", DELETED);

    /** Nothing more becomes of it. */
    public boolean isOver() {
        return rank(status) >= rank("canceled");
    }

    public boolean isVoice() {
        return "voice".equals(channel);
    }

    /** Without its attributes, which a queue does not count. */
    public Task inQueue() {
        return new Task(
                sid,
                account,
                workspaceSid,
                status,
                priority,
                channel,
                "{}",
                workflowSid,
                workflowName,
                queueSid,
                queueName,
                reason,
                version,
                createdAt,
                queuedAt,
                assignedAt,
                changedAt);
    }

    private static int rank(String status) {
        return ORDER.indexOf(status);
    }

    static Task of(String account, TaskRouterEvent.Task told, TaskRouterEvent.Occurrence occurrence) {
        return new Task(
                told.sid(),
                account,
                occurrence.workspaceSid(),
                Objects.requireNonNullElse(told.assignmentStatus(), "pending"),
                Objects.requireNonNullElse(told.priority(), 0),
                told.channelUniqueName(),
                told.attributes(),
                told.workflowSid(),
                told.workflowName(),
                told.queueSid(),
                told.queueName(),
                told.reason(),
                Objects.requireNonNullElse(told.version(), 0),
                occurrence.at(),
                null,
                null,
                occurrence.at());
    }

    /** What is known once an event has told more, whichever of both is the older one. */
    Task heard(Task told) {
        var newer = told.isNewerThan(this);
        var latest = newer ? told : this;
        var older = newer ? this : told;
        return new Task(
                sid,
                account,
                workspaceSid,
                latest.status,
                latest.priority,
                first(latest.channel, older.channel),
                latest.attributes,
                first(latest.workflowSid, older.workflowSid),
                first(latest.workflowName, older.workflowName),
                first(latest.queueSid, older.queueSid),
                first(latest.queueName, older.queueName),
                first(latest.reason, older.reason),
                latest.version,
                earlier(createdAt, told.createdAt),
                later(queuedAt, told.queuedAt),
                later(assignedAt, told.assignedAt),
                latest.changedAt);
    }

    /** An end is never taken back. */
    private boolean isNewerThan(Task other) {
        if (isOver() != other.isOver()) {
            return isOver();
        }
        if (version != other.version) {
            return version > other.version;
        }
        return changedAt.equals(other.changedAt)
                ? rank(status) > rank(other.status)
                : changedAt.isAfter(other.changedAt);
    }

    Task queued(Instant at) {
        return with(status, later(queuedAt, at), assignedAt);
    }

    Task assigned(Instant at) {
        return with(status, queuedAt, later(assignedAt, at));
    }

    Task gone() {
        return with(DELETED, queuedAt, assignedAt);
    }

    private Task with(String newStatus, @Nullable Instant newQueuedAt, @Nullable Instant newAssignedAt) {
        return new Task(
                sid,
                account,
                workspaceSid,
                newStatus,
                priority,
                channel,
                attributes,
                workflowSid,
                workflowName,
                queueSid,
                queueName,
                reason,
                version,
                createdAt,
                newQueuedAt,
                newAssignedAt,
                changedAt);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
