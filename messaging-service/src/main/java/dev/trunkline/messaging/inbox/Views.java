package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.update.ConversationView;
import dev.trunkline.contracts.update.MessageView;
import dev.trunkline.contracts.update.NoteView;
import java.util.Objects;

/** The inbox as browsers see it. */
public final class Views {

    private Views() {}

    public static ConversationView of(Conversation conversation) {
        var last = conversation.last();
        var desk = conversation.desk();
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
                desk.needsReply(),
                desk.claimedBy(),
                desk.assignee(),
                desk.labels(),
                desk.optedOut(),
                desk.windowEndsAt(conversation.channel()).orElse(null),
                desk.received(),
                desk.marks().stream()
                        .map(mark -> new ConversationView.ReadMark(mark.agent(), mark.received(), mark.at()))
                        .toList(),
                conversation.version());
    }

    public static NoteView of(Note note) {
        return new NoteView(
                note.id().toString(), note.conversationId().toString(), note.author(), note.body(), note.createdAt());
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
                Objects.toString(message.resending().resendOf(), null),
                Objects.toString(message.resending().resentAs(), null),
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
