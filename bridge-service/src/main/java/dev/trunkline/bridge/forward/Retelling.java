package dev.trunkline.bridge.forward;

import dev.trunkline.bridge.link.FormerWebhooks;
import dev.trunkline.bridge.link.Place;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.twilio.ChatEvent;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.contracts.webhook.MissedWebhook;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.twilio.chat.ChatProduct;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Messages of a chat of which the webhook before ours was not told, since Twilio's webhook of them was lost. It is told in the
 * words in which Twilio would have told it, and once: should Twilio's come after all, it finds the entry that there is.
 */
public final class Retelling {

    private static final String SENT = "onMessageSent";
    private static final String SENT_FILE = "onMediaMessageSent";

    private final FormerWebhooks former;
    private final Told told;
    private final Duration longest;

    /** @param longest what is older is left alone; the journal has to know what was told since then */
    public Retelling(FormerWebhooks former, Told told, Duration longest) {
        this.former = former;
        this.told = told;
        this.longest = longest;
    }

    /** @param at when it was written into the chat */
    public record Sent(ChatMessage message, Instant at) {}

    public List<ChatMessage> untold(Place place, List<Sent> messages) {
        var webhook = webhook(place);
        if (webhook.isEmpty()) {
            return List.of();
        }
        var since = told.since(place.service(), webhook.get());
        var oldest = Instant.now().minus(longest);
        // Twilio's times are whole seconds, cut off: what has the second of that moment may be from before it.
        var first = since.isBefore(oldest) ? oldest : since;
        var due = messages.stream()
                .filter(sent -> !sent.at().isBefore(first))
                .map(Sent::message)
                .toList();
        if (due.isEmpty()) {
            return due;
        }
        var unknown = new HashSet<>(told.unknown(
                due.stream().flatMap(message -> ids(place, message)).toList()));
        return due.stream()
                .filter(message -> ids(place, message).allMatch(unknown::contains))
                .toList();
    }

    private Optional<URI> webhook(Place place) {
        return place.product() == ChatProduct.CHAT ? former.of(place) : Optional.empty();
    }

    private static Stream<String> ids(Place place, ChatMessage message) {
        return Stream.of(SENT, SENT_FILE).map(type -> Forwarding.id(place.accountSid(), message.sid(), type));
    }

    /** @param ours whether we have posted it */
    public void tell(Place place, String channel, ChatMessage message, boolean ours) {
        var event = MissedWebhook.of(
                        WebhookRoute.CHAT,
                        place.accountSid(),
                        parameters(place, channel, message, ours),
                        TraceContext.start())
                .event();
        if (TwilioEvents.parse(event) instanceof ChatEvent chat) {
            told.tell(Forwarding.entry(channel, event, chat));
        }
    }

    private static Map<String, String> parameters(Place place, String channel, ChatMessage message, boolean ours) {
        var all = new LinkedHashMap<String, String>();
        var file = message.media().stream().findFirst();
        all.put("EventType", file.isPresent() ? SENT_FILE : SENT);
        all.put("AccountSid", place.accountSid());
        all.put("InstanceSid", place.service());
        all.put("Source", ours ? "API" : "SDK");
        all.put("MessageSid", message.sid());
        Optional.ofNullable(message.index()).ifPresent(index -> all.put("Index", index.toString()));
        Optional.ofNullable(message.createdAt()).ifPresent(at -> all.put("DateCreated", at.toString()));
        all.put("ChannelSid", channel);
        all.put("From", message.author());
        all.put("Attributes", message.attributes());
        if (file.isEmpty() || !message.body().isEmpty()) {
            all.put("Body", message.body());
        }
        file.ifPresent(media -> {
            all.put("MediaSid", media.sid());
            all.put("MediaFilename", Objects.requireNonNullElse(media.filename(), ""));
            all.put("MediaContentType", Objects.requireNonNullElse(media.contentType(), ""));
            all.put("MediaSize", media.size() == null ? "" : media.size().toString());
        });
        all.put("RetryCount", "0");
        return all;
    }
}
