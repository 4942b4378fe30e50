package dev.trunkline.journal;

import dev.trunkline.contracts.event.CloudEvent;

/**
 * Work to be appended.
 *
 * @param lane everything with the same lane happens in order, one at a time
 * @param event what happened or is wanted; its id is the deduplication key
 */
public record NewEntry(String lane, CloudEvent event) {
    public NewEntry {
        if (lane.isBlank()) {
            throw new IllegalArgumentException("lane: blank (expected: some text)");
        }
    }
}
