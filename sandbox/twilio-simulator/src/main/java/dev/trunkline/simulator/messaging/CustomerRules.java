package dev.trunkline.simulator.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.state.Changes;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.state.Persistent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What customers allow us, by our address and theirs: whether they have opted out, and when they wrote last. Sources: Twilio,
 * "Twilio support for opt-out keywords" and "Send messages in the WhatsApp customer service window".
 */
public final class CustomerRules implements Persistent {

    private static final Duration WINDOW = Duration.ofHours(24);

    private static final Set<String> OUT =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE");
    private static final Set<String> IN = Set.of("START", "YES", "UNSTOP");

    private final Changes changes;
    private final Map<String, State> states = new LinkedHashMap<>();

    /** @param lastWrote the start of WhatsApp's window */
    record State(boolean optedOut, Instant lastWrote) {}

    public CustomerRules(Changes changes) {
        this.changes = changes;
    }

    synchronized void received(Message message) {
        var key = key(message.to(), message.from());
        var before = states.get(key);
        var word = message.body().strip().toUpperCase(Locale.ROOT);
        var sms = Address.channel(message.from()).equals("sms");
        var out = sms && (OUT.contains(word) || before != null && before.optedOut() && !IN.contains(word));
        states.put(key, new State(out, message.created()));
        changes.mark();
    }

    synchronized boolean isOptedOut(String ours, String theirs) {
        var state = states.get(key(ours, theirs));
        return state != null && state.optedOut();
    }

    /** Whether a text of our own may be sent on WhatsApp. */
    synchronized boolean isWithinWindow(String ours, String theirs) {
        var state = states.get(key(ours, theirs));
        return state != null && state.lastWrote().plus(WINDOW).isAfter(Instant.now());
    }

    /** As though the customer had written that long ago. */
    public synchronized void age(String customer, Duration by) {
        states.replaceAll((key, state) -> key.endsWith(";" + customer)
                ? new State(state.optedOut(), Instant.now().minus(by))
                : state);
        changes.mark();
    }

    /** The customer opts out where we cannot see it, such as at the carrier. */
    public synchronized void optOut(String ours, String theirs) {
        states.put(key(ours, theirs), new State(true, Instant.EPOCH));
        changes.mark();
    }

    private static String key(String ours, String theirs) {
        return ours + ";" + theirs;
    }

    @Override
    public String name() {
        return "customer-rules";
    }

    @Override
    public synchronized JsonNode save() {
        return Json.MAPPER.valueToTree(states);
    }

    @Override
    public synchronized void load(JsonNode saved) {
        states.clear();
        saved.properties()
                .forEach(entry -> states.put(entry.getKey(), Json.MAPPER.convertValue(entry.getValue(), State.class)));
    }

    @Override
    public synchronized void clear() {
        states.clear();
        changes.mark();
    }
}
