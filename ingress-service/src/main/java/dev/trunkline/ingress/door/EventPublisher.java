package dev.trunkline.ingress.door;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where accepted events go. */
public interface EventPublisher {

    /**
     * Publishes all or fails. Never blocks; completes within about a second.
     *
     * @return completes when every event is durable; fails where one cannot be kept
     */
    CompletionStage<@Nullable Void> publish(List<Publication> publications);
}
