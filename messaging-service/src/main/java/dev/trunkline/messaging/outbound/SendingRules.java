package dev.trunkline.messaging.outbound;

import dev.trunkline.messaging.inbox.Channel;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.templates.Template;
import dev.trunkline.messaging.templates.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What may be sent to whom. Runs in the caller's transaction. */
@ApplicationScoped
public class SendingRules {

    private final Templates templates;

    public SendingRules(Templates templates) {
        this.templates = templates;
    }

    /** Whether a message may be sent now, and the text that the customer will read. */
    public Verdict check(Conversation conversation, SendMessage command, Instant now) {
        if (conversation.desk().optedOut()) {
            return new Verdict.Refused(new Refusal(
                    Refusal.Kind.OPTED_OUT,
                    "the customer has opted out of messages from " + conversation.ourAddress()
                            + "; nothing can be sent until they write START"));
        }
        var template = command.template();
        return template.isPresent()
                ? check(conversation, template.get(), now)
                : isWindowOpen(conversation, now)
                        ? new Verdict.Allowed(command.body())
                        : new Verdict.Refused(closed(conversation));
    }

    private static boolean isWindowOpen(Conversation conversation, Instant now) {
        return conversation.channel() != Channel.WHATSAPP
                || windowEndsAt(conversation).filter(now::isBefore).isPresent();
    }

    private static Optional<Instant> windowEndsAt(Conversation conversation) {
        return conversation.desk().windowEndsAt(conversation.channel());
    }

    private static Refusal closed(Conversation conversation) {
        var end = windowEndsAt(conversation);
        return new Refusal(
                Refusal.Kind.WINDOW_CLOSED,
                (end.isEmpty()
                                ? "the customer has not written on WhatsApp yet"
                                : "more than 24 hours have passed since the customer's last WhatsApp message (until "
                                        + end.get() + ")")
                        + ", so WhatsApp takes no free text; send an approved template");
    }

    private Verdict check(Conversation conversation, TemplateUse use, Instant now) {
        var found = templates.bySid(conversation.account(), use.sid());
        if (found.isEmpty()) {
            return new Verdict.Refused(new Refusal(
                    Refusal.Kind.NO_SUCH_TEMPLATE,
                    "template " + use.sid() + " is not known; have the templates read again, or choose another"));
        }
        var approval = found.get().approval();
        if (conversation.channel() == Channel.WHATSAPP && !approval.isApproved() && !isWindowOpen(conversation, now)) {
            return new Verdict.Refused(new Refusal(
                    Refusal.Kind.TEMPLATE_NOT_APPROVED,
                    "WhatsApp's approval of template " + found.get().name() + " is '" + approval.status()
                            + "'; choose one that is approved"));
        }
        return switch (found.get().fill(use.variables())) {
            case Template.Filling.Filled(var text) -> new Verdict.Allowed(text);
            case Template.Filling.Wrong(var errors) ->
                new Verdict.Refused(new Refusal(Refusal.Kind.TEMPLATE_VARIABLES, String.join("; ", errors), errors));
        };
    }

    /** What the rules say. */
    public sealed interface Verdict {

        /** @param text what the customer will read */
        record Allowed(String text) implements Verdict {}

        record Refused(Refusal refusal) implements Verdict {}
    }
}
