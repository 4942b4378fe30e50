package dev.trunkline.messaging.wiring;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.messaging.inbox.InboxConfig;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.twilio.wiring.ChannelSenders;
import dev.trunkline.twilio.wiring.ContentTemplates;
import dev.trunkline.twilio.wiring.EventSinks;
import dev.trunkline.twilio.wiring.EventSubscriptions;
import dev.trunkline.twilio.wiring.MessagingServices;
import dev.trunkline.twilio.wiring.PhoneNumbers;
import dev.trunkline.twilio.wiring.Wire;
import dev.trunkline.wiring.UnknownPublicUrlException;
import dev.trunkline.wiring.Wires;
import dev.trunkline.wiring.WiringSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the inbox needs: its numbers, senders and Messaging Services lead to the ingress, or Event Streams does. */
@ApplicationScoped
public class MessagingWires implements Wires {

    private static final String NONE = "none";
    private static final int SCHEMA = 1;

    private final WiringConfig config;
    private final InboxConfig inbox;
    private final Senders senders;

    MessagingWires(WiringConfig config, InboxConfig inbox, Senders senders) {
        this.config = config;
        this.inbox = inbox;
        this.senders = senders;
    }

    @Override
    public String service() {
        return "messaging";
    }

    @Override
    public WiringSettings settings() {
        return config;
    }

    @Override
    public String account() {
        return senders.account();
    }

    /** A subscription needs its sink first. */
    @Override
    public List<Wire> all() {
        var account = senders.account();
        var wires = new ArrayList<Wire>();
        for (var number : numbers()) {
            wires.add(PhoneNumbers.wire(account, number, url(WebhookRoute.MESSAGING)));
        }
        for (var sender : channelSenders()) {
            wires.add(ChannelSenders.wire(account, sender, url(WebhookRoute.MESSAGING)));
        }
        for (var service : given(config.services().orElse(List.of()))) {
            wires.add(MessagingServices.wire(
                    account, service, url(WebhookRoute.MESSAGING), url(WebhookRoute.MESSAGING_STATUS)));
        }
        if (config.eventStreams()) {
            var destination = url(WebhookRoute.EVENT_STREAMS);
            wires.add(EventSinks.wire(account, destination));
            wires.add(EventSubscriptions.wire(account, destination, types()));
        }
        for (var content : given(config.contents().orElse(List.of()))) {
            wires.add(ContentTemplates.wire(account, content));
        }
        return List.copyOf(wires);
    }

    private List<String> numbers() {
        return given(config.numbers()
                .orElseGet(() -> senders.all().stream()
                        .filter(address -> address.startsWith("+"))
                        .toList()));
    }

    private List<String> channelSenders() {
        return given(config.channelSenders()
                .orElseGet(
                        () -> senders.all().stream().filter(ChannelSenders::has).toList()));
    }

    private static List<String> given(List<String> configured) {
        return configured.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.equals(NONE))
                .distinct()
                .toList();
    }

    private static Map<String, Integer> types() {
        var types = new LinkedHashMap<String, Integer>();
        types.put("com.twilio.messaging.message.sent", SCHEMA);
        types.put("com.twilio.messaging.inbound-message.received", SCHEMA);
        return types;
    }

    private String url(WebhookRoute route) {
        return publicUrl() + route.path();
    }

    private String publicUrl() {
        var callback = inbox.statusCallbackUrl();
        var path = WebhookRoute.MESSAGING_STATUS.path();
        return config.publicUrl()
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .or(() -> Optional.of(callback)
                        .filter(url -> url.endsWith(path))
                        .map(url -> url.substring(0, url.length() - path.length())))
                .orElseThrow(() -> new UnknownPublicUrlException("trunkline.messaging.wiring.public-url"));
    }
}
