package dev.trunkline.contracts.webhook;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A webhook's event with its place on Kafka. Made by {@link EventIdentity}.
 *
 * @param event its id is the deduplication key
 * @param key the lane whose order matters
 * @param family decides the topic
 */
public record Identified(CloudEvent event, String key, WebhookFamily family) {

    public String topic() {
        return Topics.webhooks(family);
    }

    public ProducerRecord<String, byte[]> toRecord() {
        return event.toRecord(topic(), key);
    }
}
