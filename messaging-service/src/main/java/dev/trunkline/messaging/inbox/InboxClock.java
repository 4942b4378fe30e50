package dev.trunkline.messaging.inbox;

import java.time.Instant;

/** The time, no finer than the database keeps it, so that a row reads as it was written. */
@FunctionalInterface
public interface InboxClock {
    Instant now();
}
