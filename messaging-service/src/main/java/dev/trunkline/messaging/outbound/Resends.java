package dev.trunkline.messaging.outbound;

import dev.trunkline.messaging.inbox.Direction;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Another try of a message that failed says what that one said. Runs in the caller's transaction. */
@ApplicationScoped
public class Resends {

    private final Messages messages;
    private final TemplateUses templateUses;

    public Resends(Messages messages, TemplateUses templateUses) {
        this.messages = messages;
        this.templateUses = templateUses;
    }

    /**
     * What sending it again means.
     *
     * @param mediaUrl where Twilio fetches the media: the address that it was first sent with may have ended
     */
    public Resend of(UUID conversationId, UUID failedId, Optional<String> mediaUrl, String author) {
        return messages.find(failedId)
                .filter(message -> message.conversationId().equals(conversationId))
                .filter(message -> message.direction() == Direction.OUTBOUND)
                .map(message -> of(message, mediaUrl, author))
                .orElseGet(Resend.Unknown::new);
    }

    private Resend of(Message failed, Optional<String> mediaUrl, String author) {
        var next = failed.resending().resentAs();
        if (next != null) {
            return new Resend.Done(next);
        }
        if (!failed.status().isFailure()) {
            return new Resend.Impossible(notFailed(failed));
        }
        if (failed.media().isEmpty() == mediaUrl.isPresent()) {
            return new Resend.Impossible("message " + failed.id() + " was sent "
                    + (mediaUrl.isPresent()
                            ? "without media: leave out mediaUrl"
                            : "with media: give them as mediaUrl"));
        }
        var template = templateUses.of(failed.id());
        return new Resend.Possible(new SendMessage(
                failed.conversationId(),
                template.isPresent() ? "" : failed.body(),
                mediaUrl,
                template,
                author,
                false,
                Optional.empty(),
                Optional.of(failed.id())));
    }

    static String notFailed(Message message) {
        return "message " + message.id() + " has not failed: its status is '"
                + message.status().id() + "'";
    }

    /** What sending a message again means. */
    public sealed interface Resend {

        record Possible(SendMessage command) implements Resend {}

        /** It was sent again already, as this message. */
        record Done(UUID messageId) implements Resend {}

        record Impossible(String reason) implements Resend {}

        /** The conversation has no such message of ours. */
        record Unknown() implements Resend {}
    }
}
