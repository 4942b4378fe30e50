package dev.trunkline.messaging.tasks.twilio;

import com.twilio.rest.conversations.v1.conversation.Message;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.messaging.tasks.ChatPlace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages of both generations: {@code /v2/Services/{ServiceSid}/Channels} and {@code /v1/Conversations}. */
@ApplicationScoped
class ChatMessages {

    private static final int PAGE = 100;

    /** Nobody reads further back. */
    private static final int MOST = 1000;

    /** Twilio's own word for a message of no person. */
    private static final String AUTHOR = "system";

    private final OwnAccount account;

    ChatMessages(OwnAccount account) {
        this.account = account;
    }

    /** Twilio sends its webhooks for it. */
    ChatMessage post(ChatPlace place, String body, String attributes) {
        var service = place.chatServiceSid();
        if (service == null) {
            return message(Message.creator(place.sid())
                    .setAuthor(AUTHOR)
                    .setBody(body)
                    .setAttributes(attributes)
                    .setXTwilioWebhookEnabled(Message.WebhookEnabledType.TRUE)
                    .create(account.client()));
        }
        return message(com.twilio.rest.chat.v2.service.channel.Message.creator(service, place.sid())
                .setBody(body)
                .setAttributes(attributes)
                .setXTwilioWebhookEnabled(com.twilio.rest.chat.v2.service.channel.Message.WebhookEnabledType.TRUE)
                .create(account.client()));
    }

    /** Oldest first. */
    List<ChatMessage> all(ChatPlace place) {
        var found = new ArrayList<ChatMessage>();
        var service = place.chatServiceSid();
        if (service == null) {
            Message.reader(place.sid())
                    .pageSize(PAGE)
                    .limit(MOST)
                    .read(account.client())
                    .forEach(message -> found.add(message(message)));
        } else {
            com.twilio.rest.chat.v2.service.channel.Message.reader(service, place.sid())
                    .pageSize(PAGE)
                    .limit(MOST)
                    .read(account.client())
                    .forEach(message -> found.add(message(message)));
        }
        return found;
    }

    private static ChatMessage message(Message message) {
        return new ChatMessage(
                message.getSid(),
                message.getIndex(),
                orEmpty(message.getAuthor()),
                orEmpty(message.getBody()),
                media(Objects.requireNonNullElse(message.getMedia(), List.of())),
                attributes(message.getAttributes()),
                message.getParticipantSid(),
                instant(message.getDateCreated()),
                instant(message.getDateUpdated()));
    }

    private static ChatMessage message(com.twilio.rest.chat.v2.service.channel.Message message) {
        return new ChatMessage(
                message.getSid(),
                message.getIndex(),
                orEmpty(message.getFrom()),
                orEmpty(message.getBody()),
                media(message.getMedia() == null ? List.of() : List.of(message.getMedia())),
                attributes(message.getAttributes()),
                null,
                instant(message.getDateCreated()),
                instant(message.getDateUpdated()));
    }

    private static List<ChatMessage.Media> media(List<?> described) {
        return described.stream()
                .filter(Map.class::isInstance)
                .map(media -> (Map<?, ?>) media)
                .filter(media -> media.get("sid") instanceof String)
                .map(media -> new ChatMessage.Media(
                        String.valueOf(media.get("sid")),
                        media.get("filename") instanceof String name ? name : null,
                        media.get("content_type") instanceof String type ? type : null,
                        media.get("size") instanceof Number size ? (Integer) size.intValue() : null))
                .toList();
    }

    private static String attributes(@Nullable String attributes) {
        return attributes == null || attributes.isBlank() ? "{}" : attributes;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Instant instant(@Nullable ZonedDateTime date) {
        return date == null ? null : date.toInstant();
    }
}
