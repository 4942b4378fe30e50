package dev.trunkline.contracts.webhook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parameters in a map that keeps the order of the wire. */
record MapParameters(Map<String, List<String>> values) implements Parameters {

    MapParameters() {
        this(new LinkedHashMap<>());
    }

    void add(String name, String value) {
        values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    @Override
    public Optional<String> get(String name) {
        return all(name).stream().filter(value -> !value.isEmpty()).findFirst();
    }

    @Override
    public List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }
}
