package dev.trunkline.journal.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next to be given back for the items after these; null where there are none */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
