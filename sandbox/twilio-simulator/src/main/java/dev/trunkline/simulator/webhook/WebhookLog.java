package dev.trunkline.simulator.webhook;

import dev.trunkline.simulator.webhook.SentWebhook.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The newest webhooks and their outcomes, oldest first; bounded. Safe for many threads. */
public final class WebhookLog {

    private final int limit;
    private final Map<String, SentWebhook> byId = new LinkedHashMap<>();

    public WebhookLog(int limit) {
        this.limit = limit;
    }

    synchronized void put(SentWebhook sent) {
        byId.put(sent.id(), sent);
        if (byId.size() > limit) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    public synchronized List<SentWebhook> all() {
        return List.copyOf(byId.values());
    }

    public synchronized Optional<SentWebhook> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public List<SentWebhook> where(Predicate<SentWebhook> condition) {
        return all().stream().filter(condition).toList();
    }

    public List<SentWebhook> with(Outcome outcome) {
        return where(sent -> sent.outcome() == outcome);
    }

    public synchronized void clear() {
        byId.clear();
    }
}
