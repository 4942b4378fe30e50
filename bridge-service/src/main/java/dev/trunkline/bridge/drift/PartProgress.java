package dev.trunkline.bridge.drift;

import java.time.Instant;
import java.util.Optional;

/** To when the schedule has done each part of its sweeps, on whichever instance. Each call is a transaction. */
public interface PartProgress {

    Optional<Instant> done(String part);

    void done(String part, Instant to);
}
