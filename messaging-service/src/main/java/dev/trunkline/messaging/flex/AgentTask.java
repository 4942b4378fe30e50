package dev.trunkline.messaging.flex;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task at an agent.
 *
 * @param attributes those whose values are texts
 */
public record AgentTask(String sid, Map<String, String> attributes) {
    public AgentTask {
        attributes = Map.copyOf(attributes);
    }

    public Optional<String> name() {
        return attribute("name");
    }

    /**
     * The customer's address: whom an outbound task calls, who began an inbound one. Never the task's name, which is a
     * person's where we started it.
     */
    public Optional<String> customer() {
        var outbound =
                attribute("direction").filter("outbound"::equalsIgnoreCase).isPresent();
        return Stream.of(outbound ? "to" : "from", "customerAddress", "customer_address")
                .flatMap(key -> attribute(key).stream())
                .findFirst();
    }

    private Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
