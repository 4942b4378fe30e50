package dev.trunkline.journal.kafka;

import dev.trunkline.contracts.event.CloudEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which lane a record belongs to. A service may provide a bean of its own. */
@FunctionalInterface
public interface LaneRules {

    /**
     * @param key of the Kafka record
     * @return the lane; empty for a record that is not this service's business
     */
    Optional<String> lane(CloudEvent event, @Nullable String key);

    /** The record's key; records without one share a lane per source, so that none is lost. */
    static LaneRules byKey() {
        return (event, key) -> Optional.of(key == null || key.isBlank() ? "unkeyed:" + event.source() : key);
    }
}
