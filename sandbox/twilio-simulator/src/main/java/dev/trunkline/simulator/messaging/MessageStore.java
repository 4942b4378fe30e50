package dev.trunkline.simulator.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.state.Changes;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.state.Persistent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** All messages in the order they were made; the oldest give way above the limit. Safe for many threads. */
public final class MessageStore implements Persistent {

    private static final int LIMIT = 20_000;

    private final Changes changes;
    private final Map<String, Message> bySid = new LinkedHashMap<>();

    public MessageStore(Changes changes) {
        this.changes = changes;
    }

    synchronized void add(Message message) {
        bySid.put(message.sid(), message);
        if (bySid.size() > LIMIT) {
            bySid.remove(bySid.keySet().iterator().next());
        }
        changes.mark();
    }

    /** Changes a message that is still there. @return what it has become */
    synchronized Optional<Message> change(String sid, UnaryOperator<Message> change) {
        var before = bySid.get(sid);
        if (before == null) {
            return Optional.empty();
        }
        var after = change.apply(before);
        bySid.put(sid, after);
        changes.mark();
        return Optional.of(after);
    }

    synchronized boolean remove(String sid) {
        changes.mark();
        return bySid.remove(sid) != null;
    }

    public synchronized Optional<Message> bySid(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /** Oldest first. */
    public synchronized List<Message> where(Predicate<Message> condition) {
        return bySid.values().stream().filter(condition).toList();
    }

    /** Newest first, as Twilio lists them. */
    List<Message> newestFirst(Predicate<Message> condition) {
        return new ArrayList<>(where(condition)).reversed();
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public synchronized JsonNode save() {
        return Json.MAPPER.valueToTree(bySid.values());
    }

    @Override
    public synchronized void load(JsonNode saved) {
        bySid.clear();
        saved.forEach(node -> {
            var message = Json.MAPPER.convertValue(node, Message.class);
            bySid.put(message.sid(), message);
        });
    }

    @Override
    public synchronized void clear() {
        bySid.clear();
        changes.mark();
    }
}
