package dev.trunkline.simulator.resource;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One kind of resource, as the catalogue describes it.
 *
 * @param path of the collection, or of a resource that is always there
 * @param item path of one resource; empty where there is no such path
 * @param key of the list in a list's answer
 * @param prefix of its sids
 * @param statuses of the answers, by operation: {@code create}, {@code fetch}, {@code list}, {@code update}, {@code delete}
 * @param create parameter to kind; an exclamation mark at its end says required
 * @param update as create
 * @param filters of the list
 * @param fields of the answer in their order: name to kind
 */
public record ResourceType(
        String product,
        String path,
        Optional<String> item,
        Optional<String> key,
        String prefix,
        Map<String, Integer> statuses,
        LinkedHashMap<String, String> create,
        LinkedHashMap<String, String> update,
        List<String> filters,
        LinkedHashMap<String, String> fields) {

    public ResourceType {
        statuses = Map.copyOf(statuses);
        filters = List.copyOf(filters);
    }

    /**
     * What the simulator calls it: {@code proxy:Services/Sessions}. Paths that lead to the same resources have one name:
     * Conversations with and without their service, reservations of tasks and of workers.
     */
    public String name() {
        var literals = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.startsWith("{") && !segment.matches("v\\d"))
                .collect(Collectors.joining("/"));
        if (isAccountConfiguration()) {
            return "conversations:Account" + literals;
        }
        if (product.equals("conversations") && literals.startsWith("Services/")) {
            literals = literals.substring("Services/".length());
        }
        return product + ":" + literals.replace("Workers/Reservations", "Tasks/Reservations");
    }

    /** Belongs to the account, while its namesake belongs to a chat service. */
    boolean isAccountConfiguration() {
        return product.equals("conversations") && path.startsWith("/v1/Configuration");
    }

    boolean isSingle() {
        return item.isEmpty() && key.isEmpty();
    }

    boolean hasField(String name) {
        return fields.containsKey(name);
    }
}
