package dev.trunkline.taskrouter.people;

import java.time.Instant;

/** When workers were reminded. Every call joins the running transaction, or has one of its own. */
@FunctionalInterface
public interface Reminders {

    /** Takes down that a worker is reminded now. @return false where they were reminded after the other time already */
    boolean claim(String name, Instant now, Instant notAfter);
}
