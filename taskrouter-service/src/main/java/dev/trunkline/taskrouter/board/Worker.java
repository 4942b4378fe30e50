package dev.trunkline.taskrouter.board;

import dev.trunkline.contracts.twilio.TaskRouterEvent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A worker as far as events have told of them.
 *
 * @param account {@code AC...}
 * @param version Twilio's count of changes; of two events the one with the greater version is the newer one
 * @param since when the worker came into this activity
 * @param changedAt Twilio's clock
 */
public record Worker(
        String sid,
        String account,
        String workspaceSid,
        String name,
        @Nullable String activitySid,
        @Nullable String activityName,
        String attributes,
        int version,
        Instant since,
        Instant changedAt,
        boolean deleted) {

    public static Worker of(String account, TaskRouterEvent.Worker told, TaskRouterEvent.Occurrence occurrence) {
        return new Worker(
                told.sid(),
                account,
                occurrence.workspaceSid(),
                Objects.requireNonNullElse(told.name(), told.sid()),
                told.activitySid(),
                told.activityName(),
                told.attributes(),
                Objects.requireNonNullElse(told.version(), 0),
                occurrence.at(),
                occurrence.at(),
                false);
    }

    /** What is known once an event has told more, whichever of both is the older one. */
    Worker heard(Worker told) {
        if (deleted || !told.isNewerThan(this)) {
            return this;
        }
        var same = Objects.equals(activitySid, told.activitySid) || told.activitySid == null;
        return new Worker(
                sid,
                account,
                workspaceSid,
                told.name,
                told.activitySid == null ? activitySid : told.activitySid,
                told.activityName == null ? activityName : told.activityName,
                told.attributes,
                told.version,
                same ? since : told.since,
                told.changedAt,
                told.deleted);
    }

    private boolean isNewerThan(Worker other) {
        if (deleted || version != other.version) {
            return deleted || version > other.version;
        }
        return changedAt.isAfter(other.changedAt);
    }

    Worker gone() {
        return new Worker(
                sid,
                account,
                workspaceSid,
                name,
                activitySid,
                activityName,
                attributes,
                version,
                since,
                changedAt,
                true);
    }
}
