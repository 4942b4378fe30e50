package dev.trunkline.simulator.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A filter over attributes: comparisons such as {@code routing.team == "orders"}, joined by {@code AND}. */
final class AttributeExpression {

    private static final Pattern COMPARISON =
            Pattern.compile("\\s*([\\w.]+)\\s*(==|=|!=)\\s*(?:\"([^\"]*)\"|'([^']*)'|([\\w.-]+))\\s*");

    private final List<Comparison> comparisons = new ArrayList<>();

    private record Comparison(List<String> path, boolean equal, String value) {

        boolean holds(JsonNode attributes) {
            var node = attributes;
            for (var step : path) {
                node = node.path(step);
            }
            return node.asText("").equals(value) == equal;
        }
    }

    /** @throws TwilioException where it is none */
    AttributeExpression(String parameter, String text) {
        for (var part : text.split("(?i)\\sAND\\s")) {
            var matcher = COMPARISON.matcher(part);
            if (!matcher.matches()) {
                throw TwilioException.invalid(parameter, text);
            }
            var value = matcher.group(3) != null
                    ? matcher.group(3)
                    : matcher.group(4) != null ? matcher.group(4) : matcher.group(5);
            comparisons.add(new Comparison(
                    List.of(matcher.group(1).split("\\.")), !matcher.group(2).equals("!="), value));
        }
    }

    boolean holds(String attributes) {
        try {
            var json = Json.MAPPER.readTree(attributes);
            return comparisons.stream().allMatch(comparison -> comparison.holds(json));
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
