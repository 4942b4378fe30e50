package dev.trunkline.messaging.tasks.twilio;

import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.messaging.tasks.ChatPlace;
import dev.trunkline.messaging.tasks.SourceHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Messages of a channel or a conversation. */
@ApplicationScoped
class TwilioSourceHistory implements SourceHistory {

    private final ChatMessages messages;

    TwilioSourceHistory(ChatMessages messages) {
        this.messages = messages;
    }

    @Override
    public List<ChatMessage> of(ChatPlace place) {
        return messages.all(place);
    }
}
