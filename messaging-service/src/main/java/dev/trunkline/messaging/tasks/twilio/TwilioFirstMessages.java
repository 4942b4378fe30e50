package dev.trunkline.messaging.tasks.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.messaging.tasks.ChatPlace;
import dev.trunkline.messaging.tasks.FirstMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Messages of both generations of chats. */
@ApplicationScoped
class TwilioFirstMessages implements FirstMessages {

    /** Our id in a message's attributes. */
    private static final String MARK = "trunklineStartId";

    private final ChatMessages messages;
    private final ObjectMapper json;

    TwilioFirstMessages(ChatMessages messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @Override
    public Said say(String startId, ChatPlace place, String body) {
        var attributes = json.createObjectNode().put(MARK, startId).toString();
        return said(messages.post(place, body, attributes));
    }

    @Override
    public Optional<Said> marked(String startId, ChatPlace place) {
        return messages.all(place).stream()
                .filter(message -> startId.equals(mark(message)))
                .map(TwilioFirstMessages::said)
                .findFirst();
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
