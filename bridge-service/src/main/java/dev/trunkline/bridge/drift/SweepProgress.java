package dev.trunkline.bridge.drift;

import java.util.Optional;
import java.util.UUID;

/** How far the sweep is, so that one whose process ended goes on where it was. Each call is a transaction. */
public interface SweepProgress {

    /** The last link that was compared; empty where this sweep has not begun. */
    Optional<UUID> position(String sweep);

    /** Forgets other sweeps. */
    void reached(String sweep, UUID link);
}
