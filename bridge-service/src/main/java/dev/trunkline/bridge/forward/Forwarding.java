package dev.trunkline.bridge.forward;

import dev.trunkline.bridge.intake.Onward;
import dev.trunkline.bridge.link.FormerWebhooks;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Pairs.Spot;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.twilio.ChatEvent;
import dev.trunkline.contracts.twilio.ChatEvent.ChatMessageSent;
import dev.trunkline.contracts.twilio.TwilioEvent;
import dev.trunkline.contracts.webhook.MissedWebhook;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.twilio.chat.ChatProduct;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chat service has one webhook. Where ours took the place of another, such as Proxy's, which sends an agent's words to the
 * customer's phone, that one gets every event all the same, signed for its own address.
 */
public final class Forwarding {

    public static final String TYPE = "trunkline.bridge.forward";

    private static final String STEP = "forward";
    private static final String CLASSIC = "twilio.chat.";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Pairs pairs;
    private final FormerWebhooks former;
    private final DefaultWebhook webhook;

    public Forwarding(Pairs pairs, FormerWebhooks former, DefaultWebhook webhook) {
        this.pairs = pairs;
        this.former = former;
        this.webhook = webhook;
    }

    /** An entry in a lane of its own, so that neither waits for the other; empty for what nobody else gets. */
    public Optional<NewEntry> entry(CloudEvent event, TwilioEvent twilio) {
        return event.type().startsWith(CLASSIC) && twilio instanceof ChatEvent chat
                ? target(chat).map(url -> entry(channel(chat), event, chat))
                : Optional.empty();
    }

    /** Of a message there is one entry, whatever told us of it. */
    static NewEntry entry(String channel, CloudEvent event, ChatEvent chat) {
        var id = chat instanceof ChatMessageSent sent && !sent.message().sid().isEmpty()
                ? id(
                        chat.received().accountSid(),
                        sent.message().sid(),
                        event.type().substring(CLASSIC.length()))
                : Onward.id(event.id(), STEP);
        return new NewEntry("forward:" + channel, Onward.as(event, TYPE, id));
    }

    /**
     * A hash, since it stays when a person's data is erased.
     *
     * @param type such as {@code onMessageSent}
     */
    static String id(String account, String message, String type) {
        var named = MissedWebhook.of(
                WebhookRoute.CHAT, account, Map.of("EventType", type, "MessageSid", message), TraceContext.start());
        return Onward.id(named.event().id(), STEP);
    }

    private static String channel(ChatEvent chat) {
        return chat.received().raw().get("ChannelSid").orElse(chat.received().accountSid());
    }

    private Optional<URI> target(ChatEvent chat) {
        return pairs.of(
                        chat.received().accountSid(),
                        ChatProduct.CHAT,
                        chat.origin().serviceSid())
                .map(Spot::place)
                .flatMap(former::of);
    }

    /** Posts it as it came. */
    public void forward(CloudEvent event, TwilioEvent twilio) throws Exception {
        if (twilio instanceof ChatEvent chat) {
            var target = target(chat);
            if (target.isPresent()) {
                var unused = webhook.post(chat.received().accountSid(), target.get(), FORM, event.data());
            }
        }
    }

    /** Names of the steps. */
    public static List<String> stepNames() {
        return List.of(STEP);
    }
}
