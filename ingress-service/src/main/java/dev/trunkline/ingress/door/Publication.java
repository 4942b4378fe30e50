package dev.trunkline.ingress.door;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.Identified;

/** An event with its place on Kafka. */
public record Publication(String topic, String key, CloudEvent event) {

    private static final int MOST_BYTES_A_CHARACTER = 3;

    /** Version, time and content type, with the names of all headers. */
    private static final int OTHER_HEADERS = 1024;

    /** What the Kafka record may take at most, in bytes: key, headers and value. */
    public int sizeAtMost() {
        int characters = key.length()
                + event.id().length()
                + event.source().length()
                + event.type().length();
        for (var extension : event.extensions().entrySet()) {
            characters += extension.getKey().length() + extension.getValue().length();
        }
        return event.data().length + MOST_BYTES_A_CHARACTER * characters + OTHER_HEADERS;
    }

    static Publication of(Identified identified) {
        return new Publication(identified.topic(), identified.key(), identified.event());
    }
}
