package dev.trunkline.twilio.wiring;

import com.twilio.rest.events.v1.Subscription;
import com.twilio.rest.events.v1.subscription.SubscribedEvent;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sink of an address is told of: {@code /v1/Subscriptions}. Properties are types of events, values the versions of
 * their schemas. Types that others added stay.
 */
public final class EventSubscriptions implements Outlet {

    private static final String KIND = "Event Streams subscription";
    private static final int PAGE = 100;

    private final TwilioClients clients;

    public EventSubscriptions(TwilioClients clients) {
        this.clients = clients;
    }

    /**
     * @param destination of the sink, which has a wire of its own before this one
     * @param types versions of the schemas by type of event
     */
    public static Wire wire(String account, String destination, Map<String, Integer> types) {
        var wanted = new LinkedHashMap<String, String>();
        types.forEach((type, version) -> wanted.put(type, String.valueOf(version)));
        return new Wire(account, KIND, destination, wanted);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean makes() {
        return true;
    }

    /** One type of a subscription. */
    private record Subscribed(String subscription, String version) {}

    @Override
    public Reading read(Wire wire) {
        var subscriptions = subscriptions(wire, EventSinks.sids(clients, wire.account(), wire.target()));
        if (subscriptions.isEmpty()) {
            return Reading.missing();
        }
        var values = new HashMap<String, String>();
        subscribed(wire, subscriptions).forEach((type, subscribed) -> values.put(type, subscribed.version()));
        return new Reading(true, values);
    }

    @Override
    public void write(Wire wire, Map<String, String> changes) {
        var sinks = EventSinks.sids(clients, wire.account(), wire.target());
        if (sinks.isEmpty()) {
            throw new NotAtTwilioException("sink for the subscription", wire.account());
        }
        var subscriptions = subscriptions(wire, sinks);
        if (subscriptions.isEmpty()) {
            create(wire, sinks.getFirst());
            return;
        }
        var there = subscribed(wire, subscriptions);
        changes.forEach((type, version) -> set(wire, there.get(type), subscriptions.getFirst(), type, version));
    }

    private void create(Wire wire, String sink) {
        var types = new ArrayList<Object>();
        wire.wanted()
                .forEach((type, version) ->
                        types.add(Map.of("type", type, "schema_version", Integer.parseInt(version))));
        var unused = Subscription.creator("Trunkline", sink, types).create(clients.forAccount(wire.account()));
    }

    private void set(Wire wire, @Nullable Subscribed there, String subscription, String type, String version) {
        var client = clients.forAccount(wire.account());
        if (there == null) {
            var unused = SubscribedEvent.creator(subscription, type)
                    .setSchemaVersion(Integer.valueOf(version))
                    .create(client);
        } else {
            var unused = SubscribedEvent.updater(there.subscription(), type)
                    .setSchemaVersion(Integer.valueOf(version))
                    .update(client);
        }
    }

    private List<String> subscriptions(Wire wire, List<String> sinks) {
        var found = new ArrayList<String>();
        for (var sink : sinks) {
            for (var subscription :
                    Subscription.reader().setSinkSid(sink).pageSize(PAGE).read(clients.forAccount(wire.account()))) {
                found.add(subscription.getSid());
            }
        }
        return found;
    }

    private Map<String, Subscribed> subscribed(Wire wire, List<String> subscriptions) {
        var found = new HashMap<String, Subscribed>();
        for (var subscription : subscriptions) {
            for (var event :
                    SubscribedEvent.reader(subscription).pageSize(PAGE).read(clients.forAccount(wire.account()))) {
                found.putIfAbsent(
                        event.getType(), new Subscribed(subscription, PhoneNumbers.text(event.getSchemaVersion())));
            }
        }
        return found;
    }
}
