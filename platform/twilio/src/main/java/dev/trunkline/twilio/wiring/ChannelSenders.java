package dev.trunkline.twilio.wiring;

import com.twilio.rest.messaging.v2.ChannelsSender;
import com.twilio.rest.messaging.v2.ChannelsSender.CallbackMethod;
import com.twilio.rest.messaging.v2.ChannelsSender.MessagingV2ChannelsSenderRequestsUpdate;
import com.twilio.rest.messaging.v2.ChannelsSender.MessagingV2ChannelsSenderWebhook;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the messages to a sender of WhatsApp or RCS go: {@code messaging/v2/Channels/Senders}. A sender is registered by people,
 * never here. The API knows no senders of Messenger.
 */
public final class ChannelSenders implements Outlet {

    private static final String KIND = "channel sender";
    private static final String URL = "webhook.callback_url";
    private static final String METHOD = "webhook.callback_method";

    /** As the API names the channels, and addresses begin. */
    private static final Set<String> CHANNELS = Set.of("whatsapp", "rcs");

    private static final long PAGE = 100;

    private final TwilioClients clients;

    public ChannelSenders(TwilioClients clients) {
        this.clients = clients;
    }

    /** Whether the API knows senders of this kind. */
    public static boolean has(String address) {
        return CHANNELS.contains(channel(address));
    }

    /** @param sender its whole address, such as {@code whatsapp:+14155550100} */
    public static Wire wire(String account, String sender, String inboundUrl) {
        var wanted = new LinkedHashMap<String, String>();
        wanted.put(URL, inboundUrl);
        wanted.put(METHOD, "POST");
        return new Wire(account, KIND, sender, wanted);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Reading read(Wire wire) {
        return find(wire).map(ChannelSenders::reading).orElseGet(Reading::missing);
    }

    /** What the webhook has besides goes along, as Twilio does not say what becomes of fields that are left out. */
    @Override
    public void write(Wire wire, Map<String, String> changes) {
        var sender = find(wire).orElseThrow(() -> new NotAtTwilioException(KIND, wire.account()));
        var webhook = MessagingV2ChannelsSenderWebhook.builder();
        var before = sender.getWebhook();
        if (before != null) {
            webhook.fallbackUrl(before.getFallbackUrl())
                    .fallbackMethod(before.getFallbackMethod())
                    .statusCallbackUrl(before.getStatusCallbackUrl())
                    .statusCallbackMethod(before.getStatusCallbackMethod());
        }
        webhook.callbackUrl(wire.wanted().get(URL)).callbackMethod(CallbackMethod.POST);
        var unused = ChannelsSender.updater(sender.getSid())
                .setMessagingV2ChannelsSenderRequestsUpdate(MessagingV2ChannelsSenderRequestsUpdate.builder()
                        .webhook(webhook.build())
                        .build())
                .update(clients.forAccount(wire.account()));
    }

    private Optional<ChannelsSender> find(Wire wire) {
        for (var sender : ChannelsSender.reader(channel(wire.target()))
                .setPageSize(PAGE)
                .read(clients.forAccount(wire.account()))) {
            if (wire.target().equals(sender.getSenderId())) {
                return Optional.of(sender);
            }
        }
        return Optional.empty();
    }

    private static Reading reading(ChannelsSender sender) {
        var values = new LinkedHashMap<String, String>();
        var webhook = sender.getWebhook();
        if (webhook != null) {
            values.put(URL, PhoneNumbers.text(webhook.getCallbackUrl()));
            values.put(METHOD, PhoneNumbers.text(webhook.getCallbackMethod()));
        }
        return new Reading(true, values);
    }

    private static String channel(String address) {
        return address.substring(0, Math.max(0, address.indexOf(':')));
    }
}
