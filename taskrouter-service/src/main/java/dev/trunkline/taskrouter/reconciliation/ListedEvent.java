package dev.trunkline.taskrouter.reconciliation;

import java.time.Instant;
import java.util.Map;

/**
 * An event as TaskRouter lists it.
 *
 * @param sid {@code EV...}, which its webhook has as well
 * @param data the webhook's parameters, by their names there
 */
public record ListedEvent(
        String sid, String type, String resourceType, String resourceSid, Instant at, Map<String, String> data) {

    public ListedEvent {
        data = Map.copyOf(data);
    }
}
