package dev.trunkline.twilio.wiring;

import com.twilio.rest.taskrouter.v1.Workspace;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Where TaskRouter tells of its events: {@code taskrouter/v1/Workspaces/WS…}; always by {@code POST}. */
public final class Workspaces implements Outlet {

    private static final String KIND = "workspace";
    private static final String URL = "EventCallbackUrl";
    private static final String FILTER = "EventsFilter";

    private final TwilioClients clients;

    public Workspaces(TwilioClients clients) {
        this.clients = clients;
    }

    /** @param sid {@code WS…} */
    public static Wire wire(String account, String sid, String url, Collection<String> events) {
        var wanted = new LinkedHashMap<String, String>();
        wanted.put(URL, url);
        wanted.put(FILTER, ServiceWebhooks.text(events));
        return new Wire(account, KIND, sid, wanted);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Reading read(Wire wire) {
        return ServiceWebhooks.read(() -> {
            var found = Workspace.fetcher(wire.target()).fetch(clients.forAccount(wire.account()));
            var filter = Objects.requireNonNullElse(found.getEventsFilter(), "");
            return new Reading(
                    true,
                    Map.of(
                            URL, PhoneNumbers.text(found.getEventCallbackUrl()),
                            FILTER, ServiceWebhooks.text(ServiceWebhooks.list(filter))));
        });
    }

    @Override
    public void write(Wire wire, Map<String, String> changes) {
        var updater = Workspace.updater(wire.target());
        changes.forEach((property, value) -> {
            if (property.equals(URL)) {
                updater.setEventCallbackUrl(value);
            } else {
                updater.setEventsFilter(value);
            }
        });
        var unused = updater.update(clients.forAccount(wire.account()));
    }
}
