package dev.trunkline.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.state.Changes;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.state.Persistent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All resources of the catalogue, in the order they were made. Safe for many threads. */
public final class ResourceStore implements Persistent {

    private final Changes changes;
    private final Map<String, LinkedHashMap<String, Resource>> byName = new HashMap<>();

    public ResourceStore(Changes changes) {
        this.changes = changes;
    }

    public synchronized void add(Resource resource) {
        byName.computeIfAbsent(resource.name(), unused -> new LinkedHashMap<>()).put(resource.id(), resource);
        changes.mark();
    }

    /** Changes a copy of the JSON and stores it. @return what the resource has become */
    public synchronized Resource change(Resource resource, Consumer<ObjectNode> change) {
        var current = current(resource);
        var json = current.json().deepCopy();
        change.accept(json);
        var changed = current.with(json);
        add(changed);
        return changed;
    }

    /** What a resource has become meanwhile. */
    public synchronized Resource current(Resource resource) {
        return byName.getOrDefault(resource.name(), new LinkedHashMap<>()).getOrDefault(resource.id(), resource);
    }

    /** Removes a resource and everything below it. */
    public synchronized void remove(Resource resource) {
        byName.values().forEach(all -> all.values().removeIf(other -> isOrIsBelow(other, resource)));
        changes.mark();
    }

    private static boolean isOrIsBelow(Resource other, Resource removed) {
        return other.id().equals(removed.id())
                || (other.name().startsWith(removed.name() + "/")
                        && other.parents().containsValue(removed.sid()));
    }

    /** In the order they were made. */
    public synchronized List<Resource> where(String name, Predicate<Resource> condition) {
        return byName.getOrDefault(name, new LinkedHashMap<>()).values().stream()
                .filter(condition)
                .toList();
    }

    /** Those of an account below certain parents. */
    public List<Resource> below(String name, String accountSid, Map<String, String> scope) {
        return where(name, resource -> resource.accountSid().equals(accountSid) && resource.isBelow(scope));
    }

    /** By sid, unique name or identity. */
    public Optional<Resource> find(String name, String accountSid, Map<String, String> scope, String reference) {
        return below(name, accountSid, scope).stream()
                .filter(resource -> resource.isCalled(reference))
                .findFirst();
    }

    @Override
    public String name() {
        return "resources";
    }

    @Override
    public synchronized JsonNode save() {
        var all = new ArrayList<Resource>();
        byName.values().forEach(resources -> all.addAll(resources.values()));
        return Json.MAPPER.valueToTree(all);
    }

    @Override
    public synchronized void load(JsonNode saved) {
        byName.clear();
        saved.forEach(node -> add(Json.MAPPER.convertValue(node, Resource.class)));
    }

    @Override
    public synchronized void clear() {
        byName.clear();
        changes.mark();
    }
}
