package dev.trunkline.journal.rest;

import dev.trunkline.journal.operations.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next to be given as {@code cursor} for the items after these; null on the last page
 */
public record Listing<T>(List<T> items, @Nullable String next) {

    /** Sizes that a caller may ask for. */
    static final String LIMIT = "^(?:[1-9][0-9]?|1[0-9]{2}|200)$";

    static final String LIMIT_WORDS = "must be a number from 1 to 200";

    static <V, T> Listing<T> of(Page<V> page, Function<V, T> shown) {
        return new Listing<>(page.items().stream().map(shown).toList(), page.next());
    }
}
