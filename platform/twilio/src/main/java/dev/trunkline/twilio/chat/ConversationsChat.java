package dev.trunkline.twilio.chat;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.conversation.Message;
import com.twilio.rest.conversations.v1.conversation.Participant;
import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Conversations v1, the account's default service: {@code /v1/Conversations}. */
final class ConversationsChat extends MergingChat {

    private static final int PAGE = 100;

    private final Supplier<TwilioRestClient> client;

    ConversationsChat(Supplier<TwilioRestClient> client) {
        this.client = client;
    }

    @Override
    public ChatConversation conversation(String conversation) {
        var found = Conversation.fetcher(conversation).fetch(client.get());
        return new ChatConversation(
                found.getSid(),
                found.getFriendlyName(),
                found.getUniqueName(),
                Attributes.text(found.getAttributes()),
                found.getState() == null ? null : found.getState().toString(),
                List.of(),
                null,
                found.getMessagingServiceSid());
    }

    @Override
    void writeAttributes(String conversation, String attributes, Echo echo) {
        var unused = Conversation.updater(conversation)
                .setAttributes(attributes)
                .setXTwilioWebhookEnabled(
                        echo == Echo.WANTED
                                ? Conversation.WebhookEnabledType.TRUE
                                : Conversation.WebhookEnabledType.FALSE)
                .update(client.get());
    }

    @Override
    public void close(String conversation, Echo echo) {
        var unused = Conversation.updater(conversation)
                .setState(Conversation.State.CLOSED)
                .setXTwilioWebhookEnabled(
                        echo == Echo.WANTED
                                ? Conversation.WebhookEnabledType.TRUE
                                : Conversation.WebhookEnabledType.FALSE)
                .update(client.get());
    }

    @Override
    public ChatMessage message(String conversation, String message) {
        return message(Message.fetcher(conversation, message).fetch(client.get()));
    }

    @Override
    ChatMessage writeAttributes(String conversation, String message, String attributes, Echo echo) {
        return message(Message.updater(conversation, message)
                .setAttributes(attributes)
                .setXTwilioWebhookEnabled(webhooks(echo))
                .update(client.get()));
    }

    @Override
    public ChatMessage post(String conversation, NewChatMessage message, Echo echo) {
        var creator = Message.creator(conversation)
                .setAuthor(message.author())
                .setBody(message.body())
                .setAttributes(Attributes.text(message.attributes()))
                .setXTwilioWebhookEnabled(webhooks(echo));
        message.createdAt().ifPresent(at -> creator.setDateCreated(at.atZone(ZoneOffset.UTC)));
        return message(creator.create(client.get()));
    }

    private static Message.WebhookEnabledType webhooks(Echo echo) {
        return echo == Echo.WANTED ? Message.WebhookEnabledType.TRUE : Message.WebhookEnabledType.FALSE;
    }

    @Override
    Stream<ChatMessage> newestFirst(String conversation) {
        var found = Message.reader(conversation)
                .setOrder(Message.OrderType.DESC)
                .pageSize(PAGE)
                .read(client.get());
        return StreamSupport.stream(found.spliterator(), false).map(ConversationsChat::message);
    }

    private static ChatMessage message(Message message) {
        return new ChatMessage(
                message.getSid(),
                message.getIndex(),
                Parts.orEmpty(message.getAuthor()),
                Parts.orEmpty(message.getBody()),
                Parts.media(Objects.requireNonNullElse(message.getMedia(), List.of())),
                Attributes.text(message.getAttributes()),
                message.getParticipantSid(),
                Parts.instant(message.getDateCreated()),
                Parts.instant(message.getDateUpdated()));
    }

    @Override
    public List<ChatParticipant> participants(String conversation) {
        var found = new ArrayList<ChatParticipant>();
        for (var participant : Participant.reader(conversation).pageSize(PAGE).read(client.get())) {
            found.add(participant(participant));
        }
        return found;
    }

    private static ChatParticipant participant(Participant participant) {
        var binding = participant.getMessagingBinding() instanceof Map<?, ?> json ? json : Map.of();
        return new ChatParticipant(
                participant.getSid(),
                participant.getIdentity(),
                Parts.text(binding, "address"),
                Parts.text(binding, "proxy_address"),
                Parts.text(binding, "type"),
                participant.getRoleSid(),
                Attributes.text(participant.getAttributes()),
                participant.getLastReadMessageIndex());
    }
}
