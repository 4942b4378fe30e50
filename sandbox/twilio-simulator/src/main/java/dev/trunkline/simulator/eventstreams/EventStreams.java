package dev.trunkline.simulator.eventstreams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.messaging.Message;
import dev.trunkline.simulator.messaging.MessageListener;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.webhook.Attempt;
import dev.trunkline.simulator.webhook.Webhook;
import dev.trunkline.simulator.webhook.WebhookSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sends events to the sinks that subscribed to their type: in batches where the sink wants them, again and again while the
 * sink answers 429, 5xx or nothing, and never again after another 4xx.
 */
public final class EventStreams implements MessageListener, AutoCloseable {

    private static final Duration GATHER = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final ResourceStore store;
    private final WebhookSender webhooks;
    private final Map<String, List<ObjectNode>> gathered = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("event-streams").factory());

    public EventStreams(ResourceStore store, WebhookSender webhooks) {
        this.store = store;
        this.webhooks = webhooks;
    }

    @Override
    public void received(Message message, Map<String, String> extras) {
        publish(message.accountSid(), MessageEvents.received(message));
    }

    @Override
    public void changed(Message message) {
        MessageEvents.changed(message).ifPresent(event -> publish(message.accountSid(), event));
    }

    /** To all sinks of an account that subscribed to the event's type. */
    public void publish(String accountSid, ObjectNode event) {
        var type = event.path("type").asText();
        store.where(
                        EventStreamsRules.TYPES,
                        subscribed -> subscribed.accountSid().equals(accountSid)
                                && subscribed.sid().equals(type))
                .forEach(subscribed -> store.find(
                                EventStreamsRules.SUBSCRIPTIONS,
                                accountSid,
                                Map.of(),
                                subscribed.parent("SubscriptionSid"))
                        .flatMap(subscription -> store.find(
                                EventStreamsRules.SINKS, accountSid, Map.of(), subscription.text("sink_sid")))
                        .ifPresent(sink -> hand(sink, event)));
    }

    void sendTest(Resource sink, String testId) {
        send(sink, JsonNodeFactory.instance.arrayNode().add(MessageEvents.test(sink, testId)), Duration.ZERO);
    }

    private void hand(Resource sink, ObjectNode event) {
        if (!sink.field("sink_configuration").path("batch_events").asBoolean(false)) {
            send(sink, event, Duration.ZERO);
            return;
        }
        synchronized (gathered) {
            var batch = gathered.computeIfAbsent(sink.sid(), unused -> new ArrayList<>());
            batch.add(event);
            if (batch.size() == 1) {
                after(GATHER, () -> flush(sink));
            }
        }
    }

    private void flush(Resource sink) {
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        synchronized (gathered) {
            var events = gathered.remove(sink.sid());
            if (events != null) {
                batch.addAll(events);
            }
        }
        if (!batch.isEmpty()) {
            send(sink, batch, Duration.ZERO);
        }
    }

    private void send(Resource sink, JsonNode body, Duration waited) {
        var url = sink.field("sink_configuration").path("destination").asText();
        webhooks.send(Webhook.json(sink.accountSid(), "sink " + sink.sid(), url, body.toString(), List.of())
                .then(attempt -> {
                    if (worthRepeating(attempt)) {
                        var wait = next(waited);
                        after(wait, () -> send(sink, body, wait));
                    }
                }));
    }

    private static boolean worthRepeating(Attempt attempt) {
        return attempt.status() == 0 || attempt.status() == 429 || attempt.status() >= 500;
    }

    private static Duration next(Duration waited) {
        var wait = waited.isZero() ? Duration.ofMillis(250) : waited.multipliedBy(2);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void after(Duration delay, Runnable action) {
        try {
            var unused = timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // The simulator is being closed: what was not delivered is lost with it.
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
