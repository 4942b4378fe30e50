package dev.trunkline.messaging.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a message has come. Twilio promises no order of its status callbacks, so each status has a rank and only a
 * higher one replaces a lower one; among the final ones the first wins, but {@link #READ} follows {@link #DELIVERED}.
 */
public enum MessageStatus {
    /** Ours, not yet taken by Twilio. */
    PENDING(0),
    ACCEPTED(1),
    SCHEDULED(1),
    QUEUED(2),
    SENDING(3),
    SENT(4),
    DELIVERED(5),
    UNDELIVERED(5),
    FAILED(5),
    CANCELED(5),
    READ(6),
    /** Inbound. */
    RECEIVED(7);

    private final int rank;

    MessageStatus(int rank) {
        this.rank = rank;
    }

    /** Whether a message of this status becomes {@code next} when told so, whenever that news arrives. */
    public boolean yieldsTo(MessageStatus next) {
        return next.rank > rank && !(isFailure() && next == READ);
    }

    /** Whether nothing more is to be expected, or only that it was read. */
    public boolean isSettled() {
        return rank >= DELIVERED.rank;
    }

    public boolean isFailure() {
        return this == FAILED || this == UNDELIVERED || this == CANCELED;
    }

    /** Whether Twilio has handed the message on, so that it surely exists for the customer's side of the network. */
    public boolean hasLeft() {
        return rank >= SENT.rank && this != RECEIVED && this != CANCELED;
    }

    /** Twilio's word, also the name in the database and towards browsers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads Twilio's word in any case; empty for a word we do not know. */
    public static Optional<MessageStatus> ofId(String id) {
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(id))
                .findFirst();
    }
}
