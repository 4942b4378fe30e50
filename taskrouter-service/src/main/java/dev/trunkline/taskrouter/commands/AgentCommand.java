package dev.trunkline.taskrouter.commands;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done with a task.
 *
 * @param id of the wish; the same id is one wish, however often it is asked for
 * @param account {@code AC...}
 * @param reservationSid through whose worker it is done
 * @param targetSid the worker {@code WK...} or queue {@code WQ...} that a transfer is for
 * @param by who wants it: a person, or a rule such as {@code auto-accept}
 */
public record AgentCommand(
        UUID id,
        Kind kind,
        String account,
        String workspaceSid,
        String taskSid,
        String reservationSid,
        @Nullable String targetSid,
        String by) {

    /** Whether a transfer is for whoever serves a queue. */
    public boolean isToQueue() {
        return targetSid != null && targetSid.startsWith("WQ");
    }

    /** What may be wanted; the reservation's state that says it is done. */
    public enum Kind {
        ACCEPT("accepted"),
        REJECT("rejected"),
        WRAP_UP("wrapping"),
        COMPLETE("completed"),
        TRANSFER("completed");

        private final String status;

        Kind(String status) {
            this.status = status;
        }

        public String status() {
            return status;
        }

        /** In addresses and rows: {@code wrap-up}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
