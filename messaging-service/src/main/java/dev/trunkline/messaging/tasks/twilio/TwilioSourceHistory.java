package dev.trunkline.messaging.tasks.twilio;

import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.messaging.tasks.ChatPlace;
import dev.trunkline.messaging.tasks.SourceHistory;
import dev.trunkline.twilio.chat.Chats;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Messages of a channel or a conversation. */
@ApplicationScoped
class TwilioSourceHistory implements SourceHistory {

    /** Nobody reads further back. */
    private static final int MOST = 1000;

    private final Chats chats;
    private final OwnAccount account;

    TwilioSourceHistory(Chats chats, OwnAccount account) {
        this.chats = chats;
        this.account = account;
    }

    @Override
    public List<ChatMessage> of(ChatPlace place) {
        return chats.ofService(account.sid(), place.chatServiceSid()).newest(place.sid(), MOST);
    }
}
