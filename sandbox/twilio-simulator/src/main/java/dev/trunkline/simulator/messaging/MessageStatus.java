package dev.trunkline.simulator.messaging;

import java.util.Locale;

/** Where a message stands. Source: Twilio, "Message resource", Message Status values. */
public enum MessageStatus {
    ACCEPTED,
    SCHEDULED,
    QUEUED,
    SENDING,
    SENT,
    DELIVERED,
    UNDELIVERED,
    FAILED,
    READ,
    CANCELED,
    RECEIVED;

    /** As REST and webhooks write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** No more changes but for a read receipt. */
    public boolean isFinal() {
        return switch (this) {
            case DELIVERED, UNDELIVERED, FAILED, READ, CANCELED, RECEIVED -> true;
            case ACCEPTED, SCHEDULED, QUEUED, SENDING, SENT -> false;
        };
    }
}
