package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.Entry;
import java.time.Duration;

/**
 * The right to work on the entry at the head of a lane, until the lease runs out or someone claims the lane anew.
 *
 * @param epoch the claim that gave the right; a lane with another epoch is no longer ours
 * @param age how long ago the entry was appended, by the database's clock
 */
public record LaneLease(Entry entry, long epoch, Duration age) {

    public String lane() {
        return entry.lane();
    }
}
