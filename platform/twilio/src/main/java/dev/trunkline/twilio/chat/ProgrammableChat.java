package dev.trunkline.twilio.chat;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.chat.v2.service.Channel;
import com.twilio.rest.chat.v2.service.channel.Member;
import com.twilio.rest.chat.v2.service.channel.Message;
import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Programmable Chat v2: {@code /v2/Services/{ServiceSid}/Channels}. */
final class ProgrammableChat extends MergingChat {

    private static final int PAGE = 100;

    /** How Flex tells a closed channel; Chat itself has no such state. */
    private static final Map<String, String> CLOSED = Map.of("status", "INACTIVE");

    private final Supplier<TwilioRestClient> client;
    private final String service;

    ProgrammableChat(Supplier<TwilioRestClient> client, String service) {
        this.client = client;
        this.service = service;
    }

    @Override
    public ChatConversation conversation(String conversation) {
        var found = Channel.fetcher(service, conversation).fetch(client.get());
        return new ChatConversation(
                found.getSid(),
                found.getFriendlyName(),
                found.getUniqueName(),
                Attributes.text(found.getAttributes()),
                null,
                List.of(),
                null,
                null);
    }

    @Override
    void writeAttributes(String conversation, String attributes, Echo echo) {
        var unused = Channel.updater(service, conversation)
                .setAttributes(attributes)
                .setXTwilioWebhookEnabled(
                        echo == Echo.WANTED ? Channel.WebhookEnabledType.TRUE : Channel.WebhookEnabledType.FALSE)
                .update(client.get());
    }

    @Override
    public void close(String conversation, Echo echo) {
        mergeAttributes(conversation, CLOSED, echo);
    }

    @Override
    public ChatMessage message(String conversation, String message) {
        return message(Message.fetcher(service, conversation, message).fetch(client.get()));
    }

    @Override
    ChatMessage writeAttributes(String conversation, String message, String attributes, Echo echo) {
        return message(Message.updater(service, conversation, message)
                .setAttributes(attributes)
                .setXTwilioWebhookEnabled(webhooks(echo))
                .update(client.get()));
    }

    @Override
    public ChatMessage post(String conversation, NewChatMessage message, Echo echo) {
        var creator = Message.creator(service, conversation)
                .setFrom(message.author())
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
        var found = Message.reader(service, conversation)
                .setOrder(Message.OrderType.DESC)
                .pageSize(PAGE)
                .read(client.get());
        return StreamSupport.stream(found.spliterator(), false).map(ProgrammableChat::message);
    }

    private static ChatMessage message(Message message) {
        return new ChatMessage(
                message.getSid(),
                message.getIndex(),
                Parts.orEmpty(message.getFrom()),
                Parts.orEmpty(message.getBody()),
                Parts.media(message.getMedia() == null ? List.of() : List.of(message.getMedia())),
                Attributes.text(message.getAttributes()),
                null,
                Parts.instant(message.getDateCreated()),
                Parts.instant(message.getDateUpdated()));
    }

    @Override
    public List<ChatParticipant> participants(String conversation) {
        var found = new ArrayList<ChatParticipant>();
        for (var member : Member.reader(service, conversation).pageSize(PAGE).read(client.get())) {
            found.add(new ChatParticipant(
                    member.getSid(),
                    member.getIdentity(),
                    null,
                    null,
                    null,
                    member.getRoleSid(),
                    Attributes.text(member.getAttributes()),
                    member.getLastConsumedMessageIndex()));
        }
        return found;
    }
}
