package dev.trunkline.journal.kafka;

import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * The topics that a service takes into its journal, and how to read them once more.
 *
 * @param names as its channel {@code webhooks} has them
 * @param consumers make consumers of the channel's group that never commit
 */
public record WebhookTopics(List<String> names, Supplier<Consumer<String, byte[]>> consumers) {

    public WebhookTopics {
        names = List.copyOf(names);
    }

    TopicReader reader() {
        return new TopicReader(consumers.get());
    }
}
