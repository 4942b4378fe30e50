package dev.trunkline.twilio.wiring;

import com.twilio.rest.content.v1.content.ApprovalFetch;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.Map;
import java.util.Optional;

/** Whether WhatsApp approves of a template: {@code /v1/Content/HX…/ApprovalRequests}. Only WhatsApp can mend that. */
public final class ContentTemplates implements Outlet {

    private static final String KIND = "Content template";
    private static final String APPROVAL = "ApprovalRequests.whatsapp.status";
    private static final int NOT_FOUND = 404;

    private final TwilioClients clients;

    public ContentTemplates(TwilioClients clients) {
        this.clients = clients;
    }

    /** @param sid {@code HX…} */
    public static Wire wire(String account, String sid) {
        return new Wire(account, KIND, sid, Map.of(APPROVAL, "approved"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> remedy() {
        return Optional.of(
                "WhatsApp decides on this: submit the template, or look why it was refused, in Twilio's console");
    }

    @Override
    public Reading read(Wire wire) {
        try {
            var approval = ApprovalFetch.fetcher(wire.target())
                    .fetch(clients.forAccount(wire.account()))
                    .getWhatsapp();
            return new Reading(
                    true,
                    approval instanceof Map<?, ?> json
                            ? Map.of(APPROVAL, PhoneNumbers.text(json.get("status")))
                            : Map.of());
        } catch (TwilioCallException e) {
            if (e.httpStatus() == NOT_FOUND) {
                return Reading.missing();
            }
            throw e;
        }
    }

    /** Nothing can be set. */
    @Override
    public void write(Wire wire, Map<String, String> changes) {}
}
