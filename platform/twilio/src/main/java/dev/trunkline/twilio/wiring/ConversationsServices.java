package dev.trunkline.twilio.wiring;

import com.twilio.rest.conversations.v1.service.configuration.Webhook;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.Collection;
import java.util.Map;

/** Where Conversations tells of its events: {@code conversations/v1/Services/IS…/Configuration/Webhooks}. */
public final class ConversationsServices implements Outlet {

    private static final String KIND = "Conversations service";
    private static final ServiceWebhooks.Names NAMES = new ServiceWebhooks.Names("PostWebhookUrl", "Method", "Filters");

    private final TwilioClients clients;

    public ConversationsServices(TwilioClients clients) {
        this.clients = clients;
    }

    /** @param sid {@code IS…}, the account's default service included */
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
            var found = Webhook.fetcher(wire.target()).fetch(clients.forAccount(wire.account()));
            return NAMES.reading(found.getPostWebhookUrl(), found.getMethod(), found.getFilters());
        });
    }

    @Override
    public void write(Wire wire, Map<String, String> changes) {
        var updater = Webhook.updater(wire.target());
        changes.forEach((property, value) -> {
            if (property.equals(NAMES.url())) {
                updater.setPostWebhookUrl(value);
            } else if (property.equals(NAMES.method())) {
                updater.setMethod(value);
            } else {
                updater.setFilters(ServiceWebhooks.list(value));
            }
        });
        var unused = updater.update(clients.forAccount(wire.account()));
    }
}
