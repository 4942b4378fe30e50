package dev.trunkline.messaging.inbox.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next what to ask for the following page with; null on the last one
 */
public record Page<T, C>(List<T> items, @Nullable C next) {
    public Page {
        items = List.copyOf(items);
    }
}
