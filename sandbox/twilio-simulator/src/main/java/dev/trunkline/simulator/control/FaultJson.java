package dev.trunkline.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Faults as the control API writes them: {@code {"kind":"rate-limit","product":"api","times":2}}. */
final class FaultJson {

    private FaultJson() {}

    static Fault read(JsonNode json) {
        var fault = Fault.of(kind(json.path("kind").asText()));
        if (json.hasNonNull("product")) {
            fault = fault.product(json.get("product").asText());
        }
        if (json.hasNonNull("method")) {
            fault = fault.method(json.get("method").asText());
        }
        if (json.hasNonNull("path")) {
            fault = fault.path(json.get("path").asText());
        }
        if (json.hasNonNull("address")) {
            fault = fault.address(json.get("address").asText());
        }
        if (json.hasNonNull("retryAfterSeconds")) {
            fault = fault.retryAfter(
                    Duration.ofSeconds(json.get("retryAfterSeconds").asLong()));
        }
        return fault.probability(json.path("probability").asDouble(1))
                .times(json.path("times").asInt(0))
                .spared(json.path("sparedPerSecond").asInt(0))
                .delay(Duration.ofMillis(
                        json.path("delayMillis").asLong(fault.delay().toMillis())))
                .status(json.path("status").asInt(fault.status()));
    }

    private static FaultKind kind(String name) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> wire(kind).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind: '" + name + "' (expected one of: "
                        + Arrays.stream(FaultKind.values()).map(FaultJson::wire).toList() + ")"));
    }

    private static String wire(FaultKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ObjectNode write(Fault fault) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("kind", wire(fault.kind()));
        fault.product().ifPresent(value -> json.put("product", value));
        fault.method().ifPresent(value -> json.put("method", value));
        fault.path().ifPresent(value -> json.put("path", value.pattern()));
        fault.address().ifPresent(value -> json.put("address", value));
        fault.retryAfter().ifPresent(value -> json.put("retryAfterSeconds", value.toSeconds()));
        json.put("probability", fault.probability());
        json.put("times", fault.times());
        json.put("sparedPerSecond", fault.spared());
        json.put("delayMillis", fault.delay().toMillis());
        json.put("status", fault.status());
        return json;
    }
}
