package dev.trunkline.simulator.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.state.Changes;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.state.Persistent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Our addresses. Those of the configuration are there from the start; saved settings win over them. */
public final class Senders implements Persistent {

    private final Changes changes;
    private final List<Sender> configured;
    private final Map<String, Sender> bySid = new LinkedHashMap<>();

    public Senders(List<Sender> configured, Changes changes) {
        this.configured = List.copyOf(configured);
        this.changes = changes;
        configured.forEach(sender -> bySid.put(sender.sid(), sender));
    }

    public synchronized void put(Sender sender) {
        bySid.put(sender.sid(), sender);
        changes.mark();
    }

    public synchronized boolean remove(String sid) {
        changes.mark();
        return bySid.remove(sid) != null;
    }

    public synchronized Optional<Sender> bySid(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    public synchronized Optional<Sender> byAddress(String address) {
        return bySid.values().stream()
                .filter(sender -> sender.address().equals(address))
                .findFirst();
    }

    public synchronized List<Sender> where(Predicate<Sender> condition) {
        return bySid.values().stream().filter(condition).toList();
    }

    @Override
    public String name() {
        return "senders";
    }

    @Override
    public synchronized JsonNode save() {
        return Json.MAPPER.valueToTree(bySid.values());
    }

    @Override
    public synchronized void load(JsonNode saved) {
        saved.forEach(node -> {
            var sender = Json.MAPPER.convertValue(node, Sender.class);
            bySid.put(sender.sid(), sender);
        });
    }

    @Override
    public synchronized void clear() {
        bySid.clear();
        configured.forEach(sender -> bySid.put(sender.sid(), sender));
        changes.mark();
    }
}
