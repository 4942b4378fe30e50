package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.InboxClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The system's time in microseconds, which is what {@code timestamptz} keeps. */
@ApplicationScoped
class DatabaseClock implements InboxClock {
    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
