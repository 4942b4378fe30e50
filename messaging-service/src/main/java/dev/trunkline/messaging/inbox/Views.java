package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.update.ConversationView;
import dev.trunkline.contracts.update.MessageView;
import java.util.List;

/** The inbox as browsers see it. */
public final class Views {

    private Views() {}

    public static ConversationView of(Conversation conversation) {
        var last = conversation.last();
        return new ConversationView(
                conversation.id().toString(),
                conversation.channel().id(),
                conversation.ourAddress(),
                conversation.theirAddress(),
                conversation.contactId().toString(),
                conversation.contactName(),
                conversation.status().id(),
                conversation.unread(),
                last == null
                        ? null
                        : new ConversationView.LastMessage(
                                last.direction().id(), last.text(), last.mediaCount(), last.at()),
                conversation.lastActivityAt(),
                conversation.createdAt(),
                false,
                null,
                null,
                List.of(),
                false,
                null,
                0,
                List.of(),
                conversation.version());
    }

    public static MessageView of(Message message) {
        var delay = message.delay();
        return new MessageView(
                message.id().toString(),
                message.conversationId().toString(),
                message.seq(),
                message.sid(),
                message.direction().id(),
                message.from(),
                message.to(),
                message.body(),
                message.media().stream().map(Views::of).toList(),
                message.status().id(),
                message.errorCode(),
                message.errorMessage(),
                delay == null ? null : new MessageView.Delay(delay.reason(), delay.code(), delay.nextAt()),
                message.author(),
                message.causedBy(),
                message.sentAt(),
                message.createdAt(),
                message.version());
    }

    public static MessageView.MediaView of(Attachment attachment) {
        return new MessageView.MediaView(
                attachment.id().toString(),
                attachment.index(),
                attachment.contentType(),
                attachment.state().id(),
                attachment.size(),
                "/api/media/" + attachment.id());
    }
}
