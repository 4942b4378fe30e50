package dev.trunkline.twilio.wiring;

import com.twilio.http.HttpMethod;
import com.twilio.rest.messaging.v1.Service;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the messages of a pool of senders go: {@code /v1/Services/MG…}. A service is made by people, never here. */
public final class MessagingServices implements Outlet {

    private static final String KIND = "Messaging Service";
    private static final String URL = "InboundRequestUrl";
    private static final String METHOD = "InboundMethod";

    /** Where it is true, Twilio calls the number's address instead of the service's. */
    private static final String AT_NUMBER = "UseInboundWebhookOnNumber";

    private static final String STATUS = "StatusCallback";
    private static final int NOT_FOUND = 404;

    private final TwilioClients clients;

    public MessagingServices(TwilioClients clients) {
        this.clients = clients;
    }

    /** @param sid {@code MG…} */
    public static Wire wire(String account, String sid, String inboundUrl, String statusUrl) {
        var wanted = new LinkedHashMap<String, String>();
        wanted.put(URL, inboundUrl);
        wanted.put(METHOD, "POST");
        wanted.put(AT_NUMBER, "false");
        wanted.put(STATUS, statusUrl);
        return new Wire(account, KIND, sid, wanted);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Reading read(Wire wire) {
        try {
            return reading(Service.fetcher(wire.target()).fetch(clients.forAccount(wire.account())));
        } catch (TwilioCallException e) {
            if (e.httpStatus() == NOT_FOUND) {
                return Reading.missing();
            }
            throw e;
        }
    }

    @Override
    public void write(Wire wire, Map<String, String> changes) {
        var updater = Service.updater(wire.target());
        changes.forEach((property, value) -> {
            switch (property) {
                case URL -> updater.setInboundRequestUrl(value);
                case METHOD -> updater.setInboundMethod(HttpMethod.valueOf(value));
                case AT_NUMBER -> updater.setUseInboundWebhookOnNumber(Boolean.valueOf(value));
                case STATUS -> updater.setStatusCallback(value);
                default -> throw new IllegalArgumentException("property " + property + ": not one of a " + KIND);
            }
        });
        var unused = updater.update(clients.forAccount(wire.account()));
    }

    private static Reading reading(Service service) {
        return new Reading(
                true,
                Map.of(
                        URL, PhoneNumbers.text(service.getInboundRequestUrl()),
                        METHOD, PhoneNumbers.text(service.getInboundMethod()),
                        AT_NUMBER, PhoneNumbers.text(service.getUseInboundWebhookOnNumber()),
                        STATUS, PhoneNumbers.text(service.getStatusCallback())));
    }
}
