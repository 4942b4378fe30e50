package dev.trunkline.messaging.tasks.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.messaging.tasks.ChatPlace;
import dev.trunkline.messaging.tasks.FirstMessages;
import dev.trunkline.twilio.chat.Chat;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Messages of both generations of chats. */
@ApplicationScoped
class TwilioFirstMessages implements FirstMessages {

    /** Our id in a message's attributes. */
    private static final String MARK = "trunklineStartId";

    /** Twilio's own word for a message of no person. */
    private static final String AUTHOR = "system";

    private final Chats chats;
    private final OwnAccount account;
    private final ObjectMapper json;

    TwilioFirstMessages(Chats chats, OwnAccount account, ObjectMapper json) {
        this.chats = chats;
        this.account = account;
        this.json = json;
    }

    @Override
    public Said say(String startId, ChatPlace place, String body) {
        var message = new NewChatMessage(AUTHOR, body, Map.of(MARK, startId), Optional.empty());
        return said(chat(place).post(place.sid(), message, Echo.WANTED));
    }

    @Override
    public Optional<Said> marked(String startId, ChatPlace place) {
        return chat(place).messages(place.sid(), 0).stream()
                .filter(message -> startId.equals(mark(message)))
                .map(TwilioFirstMessages::said)
                .findFirst();
    }

    private Chat chat(ChatPlace place) {
        return chats.ofService(account.sid(), place.chatServiceSid());
    }

    private String mark(ChatMessage message) {
        try {
            return json.readTree(message.attributes()).path(MARK).asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static Said said(ChatMessage message) {
        return new Said(message.sid(), message.index(), message.author(), message.createdAt());
    }
}
