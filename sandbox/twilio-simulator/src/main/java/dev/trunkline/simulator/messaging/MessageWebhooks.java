package dev.trunkline.simulator.messaging;

import dev.trunkline.simulator.messaging.MessagingServices.MessagingService;
import dev.trunkline.simulator.webhook.Attempt;
import dev.trunkline.simulator.webhook.Webhook;
import dev.trunkline.simulator.webhook.WebhookSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The classic webhooks of Programmable Messaging: inbound messages with their fallback, status callbacks. */
public final class MessageWebhooks implements MessageListener {

    private final Senders senders;
    private final MessagingServices services;
    private final MediaStore media;
    private final WebhookSender webhooks;
    private final Function<Media, String> mediaUrl;
    private final BiConsumer<Message, String> answered;

    /** @param answered gets the TwiML that a message was answered with */
    public MessageWebhooks(
            Senders senders,
            MessagingServices services,
            MediaStore media,
            WebhookSender webhooks,
            Function<Media, String> mediaUrl,
            BiConsumer<Message, String> answered) {
        this.senders = senders;
        this.services = services;
        this.media = media;
        this.webhooks = webhooks;
        this.mediaUrl = mediaUrl;
        this.answered = answered;
    }

    @Override
    public void received(Message message, Map<String, String> extras) {
        var sender = senders.byAddress(message.to()).orElseThrow();
        var service = services.ofSender(sender);
        var parameters = InboundParameters.of(
                message, media.of(message), service.map(MessagingService::sid).orElse(null), mediaUrl, extras);
        target(sender, service)
                .ifPresent(target -> webhooks.send(
                        Webhook.form(message.accountSid(), lane(message), target.method, target.url, parameters)
                                .then(attempt -> afterwards(message, sender, target, parameters, attempt))));
    }

    private static Optional<Target> target(Sender sender, Optional<MessagingService> service) {
        var pool = service.filter(found -> !found.inboundAtNumber());
        if (pool.isPresent()) {
            return pool.filter(found -> found.inboundUrl() != null)
                    .map(found -> new Target(String.valueOf(found.inboundUrl()), found.inboundMethod()));
        }
        // With an application Twilio ignores the number's own address; applications lead nowhere here.
        return Optional.ofNullable(sender.setting("sms_url"))
                .filter(url -> sender.setting("sms_application_sid") == null)
                .map(url -> new Target(url, sender.setting("sms_method", "POST")));
    }

    private void afterwards(
            Message message,
            Sender sender,
            Target target,
            List<Map.Entry<String, String>> parameters,
            Attempt attempt) {
        if (attempt.accepted()) {
            answered.accept(message, attempt.answer());
            return;
        }
        var fallback = sender.setting("sms_fallback_url");
        if (fallback != null) {
            var more = new ArrayList<>(parameters);
            more.add(Map.entry("ErrorCode", "11200"));
            more.add(Map.entry("ErrorUrl", target.url));
            var method = sender.setting("sms_fallback_method", "POST");
            webhooks.send(Webhook.form(message.accountSid(), lane(message), method, fallback, more)
                    .then(second -> answered.accept(message, second.accepted() ? second.answer() : "")));
        }
    }

    @Override
    public void changed(Message message) {
        if (message.statusCallback() != null) {
            webhooks.send(Webhook.form(
                    message.accountSid(),
                    lane(message),
                    "POST",
                    message.statusCallback(),
                    StatusParameters.of(message)));
        }
    }

    private static String lane(Message message) {
        return message.ours() + ";" + message.customer();
    }

    private record Target(String url, String method) {}
}
