package dev.trunkline.ingress.door;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.Identified;

/** An event with its place on Kafka. */
public record Publication(String topic, String key, CloudEvent event) {

    static Publication of(Identified identified) {
        return new Publication(identified.topic(), identified.key(), identified.event());
    }
}
