package dev.trunkline.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ingress' part of the ledger over all its instances: each has a spool of its own, the quarantine is one for all. It is
 * said where instances did not answer, and where a list names fewer than there are.
 */
final class IngressLedger {

    /** Lists of ids, and the counts of what they name. */
    private static final Map<String, String> COUNTS_OF_LISTS =
            new TreeMap<>(Map.of("spooledIds", "spooled", "setAsideIds", "setAside", "quarantinedIds", "quarantined"));

    private static final List<String> TOPIC_COUNTS = List.of("spooled", "setAside");

    private IngressLedger() {}

    /** @param instances what each said, or why it said nothing, with its {@code address} */
    static ObjectNode of(List<ObjectNode> instances) {
        var merged = JsonNodeFactory.instance.objectNode().put("service", Target.INGRESS.id());
        var answered = instances.stream()
                .filter(one -> one.path("reachable").asBoolean())
                .toList();
        merged.put("reachable", answered.size() == instances.size());
        var reasons = instances.stream()
                .filter(one -> !one.path("reachable").asBoolean())
                .map(one ->
                        one.path("address").asText() + ": " + one.path("reason").asText())
                .toList();
        if (!reasons.isEmpty()) {
            merged.put("reason", String.join("; ", reasons));
        }
        if (answered.isEmpty()) {
            return merged;
        }
        merged.put("spooled", sum(answered, "spooled"));
        merged.set("spooledIds", ids(answered, "spooledIds"));
        merged.put("setAside", sum(answered, "setAside"));
        merged.set("setAsideIds", ids(answered, "setAsideIds"));
        putQuarantine(merged, answered);
        merged.set("topics", topics(answered));
        merged.put("cut", answered.stream().anyMatch(IngressLedger::isCut));
        merged.set("instances", summaries(instances));
        return merged;
    }

    /** Whether a list names fewer than there are. */
    private static boolean isCut(JsonNode report) {
        return COUNTS_OF_LISTS.entrySet().stream()
                .anyMatch(list -> report.path(list.getKey()).size()
                        < report.path(list.getValue()).asLong());
    }

    /** One that could read it is enough. */
    private static void putQuarantine(ObjectNode merged, List<ObjectNode> answered) {
        var readers = answered.stream()
                .filter(one -> one.path("quarantined").isNumber())
                .toList();
        merged.set("quarantinedIds", ids(readers, "quarantinedIds"));
        if (readers.isEmpty()) {
            merged.putNull("quarantined");
            merged.set("quarantineTrouble", answered.getFirst().get("quarantineTrouble"));
        } else {
            merged.put(
                    "quarantined",
                    readers.stream()
                            .mapToLong(one -> one.path("quarantined").asLong())
                            .max()
                            .orElseThrow());
            merged.putNull("quarantineTrouble");
        }
    }

    private static long sum(List<ObjectNode> instances, String count) {
        return instances.stream().mapToLong(one -> one.path(count).asLong()).sum();
    }

    private static ArrayNode ids(List<ObjectNode> instances, String list) {
        var ids = new LinkedHashSet<String>();
        instances.forEach(one -> one.path(list).forEach(id -> ids.add(id.asText())));
        var merged = JsonNodeFactory.instance.arrayNode();
        ids.forEach(merged::add);
        return merged;
    }

    private static ArrayNode topics(List<ObjectNode> instances) {
        var byName = new TreeMap<String, ObjectNode>();
        for (var instance : instances) {
            for (var topic : instance.path("topics")) {
                var name = topic.path("topic").asText();
                var total = byName.computeIfAbsent(
                        name, unused -> JsonNodeFactory.instance.objectNode().put("topic", name));
                TOPIC_COUNTS.forEach(count -> total.put(
                        count, total.path(count).asLong() + topic.path(count).asLong()));
            }
        }
        return JsonNodeFactory.instance.arrayNode().addAll(new ArrayList<JsonNode>(byName.values()));
    }

    /** Each instance without the lists. */
    private static ArrayNode summaries(List<ObjectNode> instances) {
        var all = JsonNodeFactory.instance.arrayNode();
        for (var instance : instances) {
            var summary = all.addObject();
            for (var field : List.of("address", "reachable", "reason", "spooled", "setAside", "counts")) {
                if (instance.has(field)) {
                    summary.set(field, instance.get(field));
                }
            }
        }
        return all;
    }
}
