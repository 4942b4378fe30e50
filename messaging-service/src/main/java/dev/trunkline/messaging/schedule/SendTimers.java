package dev.trunkline.messaging.schedule;

import java.time.Instant;
import java.util.UUID;

/** Remembers, with the transaction at hand, to have a message sent; any instance does so, and after a crash another one. */
@FunctionalInterface
public interface SendTimers {
    void set(UUID id, Instant at);
}
