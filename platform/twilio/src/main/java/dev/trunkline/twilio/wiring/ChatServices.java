package dev.trunkline.twilio.wiring;

import com.twilio.http.HttpMethod;
import com.twilio.rest.chat.v2.Service;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.Collection;
import java.util.Map;

/** Where Programmable Chat tells of its events: {@code chat/v2/Services/IS…}, one address for each service. */
public final class ChatServices implements Outlet {

    /** Its address; what was set before ours is told on. */
    public static final String URL = "PostWebhookUrl";

    private static final String KIND = "Chat service";
    private static final ServiceWebhooks.Names NAMES =
            new ServiceWebhooks.Names(URL, "WebhookMethod", "WebhookFilters");

    private final TwilioClients clients;

    public ChatServices(TwilioClients clients) {
        this.clients = clients;
    }

    /** @param sid {@code IS…} */
    public static Wire wire(String account, String sid, String url, Collection<String> events) {
        return new Wire(account, KIND, sid, NAMES.wanted(url, events));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Reading read(Wire wire) {
        return ServiceWebhooks.read(() -> {
            var found = Service.fetcher(wire.target()).fetch(clients.forAccount(wire.account()));
            return NAMES.reading(found.getPostWebhookUrl(), found.getWebhookMethod(), found.getWebhookFilters());
        });
    }

    @Override
    public void write(Wire wire, Map<String, String> changes) {
        var updater = Service.updater(wire.target());
        changes.forEach((property, value) -> {
            if (property.equals(NAMES.url())) {
                updater.setPostWebhookUrl(value);
            } else if (property.equals(NAMES.method())) {
                updater.setWebhookMethod(HttpMethod.valueOf(value));
            } else {
                updater.setWebhookFilters(ServiceWebhooks.list(value));
            }
        });
        var unused = updater.update(clients.forAccount(wire.account()));
    }
}
