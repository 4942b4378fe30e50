package dev.trunkline.bridge.drift;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The last comparison of each link. Each call is a transaction, or part of the caller's. */
public interface Checks {

    void put(Checked checked);

    Optional<Checked> of(UUID link);

    /** Those of the events whose comparison could not read a side. */
    Set<String> unreadable(Collection<String> eventIds);

    /** How many links could not be read when they were compared last. */
    long unreadable();
}
