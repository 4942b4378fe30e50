package dev.trunkline.journal.operations;

import dev.trunkline.journal.query.EntryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are meant; null means any.
 *
 * @param id one entry
 * @param lane exactly this lane
 * @param type exactly this CloudEvents type; one that ends with {@code *} means all that begin so
 * @param from appended at or after
 * @param to appended before
 */
public record EntryFilter(
        @Nullable Long id,
        @Nullable EntryState state,
        @Nullable String lane,
        @Nullable String type,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every entry. */
    public static EntryFilter all() {
        return new EntryFilter(null, null, null, null, null, null);
    }

    /** Whether it leaves every entry in, as a type of {@code *} alone does. */
    public boolean isUnrestricted() {
        return equals(all()) || equals(new EntryFilter(null, null, null, "*", null, null));
    }
}
