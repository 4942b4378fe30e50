package dev.trunkline.messaging.tasks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish and what became of it.
 *
 * @param author who had it
 * @param refusal why it failed; null otherwise
 * @param answer JSON; null until it is done
 * @param delay in words, why it is late; null otherwise
 * @param trace of the request, as {@code traceparent}
 */
public record Start(
        UUID id,
        Wish wish,
        String author,
        State state,
        @Nullable Refusal refusal,
        @Nullable String answer,
        @Nullable String delay,
        String trace,
        Instant createdAt,
        Instant changedAt) {

    /** How far it is. */
    public enum State {
        PENDING,
        /** It failed; what it made is being removed. */
        UNDOING,
        DONE,
        FAILED,
        /** Nobody tries any more; an operator has to look. */
        STUCK;

        /** Somebody is at it. */
        public boolean isOpen() {
            return this == PENDING || this == UNDOING;
        }

        /** What it has come to will not change. */
        public boolean isFinal() {
            return this == DONE || this == FAILED;
        }
    }

    Start done(String json, Instant at) {
        return new Start(id, wish, author, State.DONE, null, json, null, trace, createdAt, at);
    }

    Start undoing(Refusal why, Instant at) {
        return new Start(id, wish, author, State.UNDOING, why, null, null, trace, createdAt, at);
    }

    Start failed(Instant at) {
        return new Start(id, wish, author, State.FAILED, refusal, null, null, trace, createdAt, at);
    }

    Start stuck(String reason, Instant at) {
        return new Start(id, wish, author, State.STUCK, refusal, null, reason, trace, createdAt, at);
    }

    Start late(String reason, Instant at) {
        return new Start(id, wish, author, state, refusal, null, reason, trace, createdAt, at);
    }
}
