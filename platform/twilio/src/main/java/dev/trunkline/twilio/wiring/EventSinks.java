package dev.trunkline.twilio.wiring;

import com.twilio.rest.events.v1.Sink;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The sink that has events delivered to an address: {@code /v1/Sinks}. It is known by its destination, since Twilio lets
 * nothing of a sink be changed but its description; one for another address is left alone.
 */
public final class EventSinks implements Outlet {

    private static final String KIND = "Event Streams sink";
    private static final String DESTINATION = "SinkConfiguration.destination";
    private static final int PAGE = 100;

    private final TwilioClients clients;

    public EventSinks(TwilioClients clients) {
        this.clients = clients;
    }

    public static Wire wire(String account, String destination) {
        return new Wire(account, KIND, destination, Map.of(DESTINATION, destination));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean makes() {
        return true;
    }

    @Override
    public Reading read(Wire wire) {
        return sids(clients, wire.account(), wire.target()).isEmpty()
                ? Reading.missing()
                : new Reading(true, Map.of(DESTINATION, wire.target()));
    }

    @Override
    public void write(Wire wire, Map<String, String> changes) {
        if (!sids(clients, wire.account(), wire.target()).isEmpty()) {
            return;
        }
        var configuration =
                Map.<String, Object>of("destination", wire.target(), "method", "POST", "batch_events", false);
        var unused = Sink.creator("Trunkline", configuration, Sink.SinkType.WEBHOOK)
                .create(clients.forAccount(wire.account()));
    }

    /** Those that post to the address, in Twilio's order. */
    static List<String> sids(TwilioClients clients, String account, String destination) {
        var found = new ArrayList<String>();
        for (var sink : Sink.reader().pageSize(PAGE).read(clients.forAccount(account))) {
            if (sink.getSinkType() == Sink.SinkType.WEBHOOK
                    && sink.getSinkConfiguration() instanceof Map<?, ?> configuration
                    && destination.equals(configuration.get("destination"))
                    && !"GET".equals(configuration.get("method"))) {
                found.add(sink.getSid());
            }
        }
        return found;
    }
}
