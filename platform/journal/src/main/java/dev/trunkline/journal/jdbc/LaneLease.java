package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.Entry;
import java.time.Duration;

/**
 * The right to work on the entry at the head of a lane, until the lease runs out or someone claims the lane anew.
 *
 * @param epoch the claim that gave the right; a lane with another epoch is no longer ours
 * @param age for how long the entry has been tried: since it was appended, or since an operator had it tried again; by the
 *     database's clock
 */
public record LaneLease(Entry entry, long epoch, Duration age) {

    public String lane() {
        return entry.lane();
    }
}
