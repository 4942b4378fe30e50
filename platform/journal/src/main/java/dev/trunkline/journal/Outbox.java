package dev.trunkline.journal;

import dev.trunkline.contracts.event.CloudEvent;

/** Records written in the transaction at hand and published afterwards, in order per key, at least once. */
public interface Outbox {
    void add(String topic, String key, CloudEvent event);
}
