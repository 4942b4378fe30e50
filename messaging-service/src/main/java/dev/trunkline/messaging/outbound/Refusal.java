package dev.trunkline.messaging.outbound;

import java.util.List;

/**
 * Why a message may not be sent.
 *
 * @param reason in words for people: what is so, and what to do
 * @param errors what is wrong with which variable of a template
 */
public record Refusal(Kind kind, String reason, List<String> errors) {

    public Refusal {
        errors = List.copyOf(errors);
    }

    Refusal(Kind kind, String reason) {
        this(kind, reason, List.of());
    }

    /** What callers must tell apart. */
    public enum Kind {
        OPTED_OUT,
        /** WhatsApp takes no free text more than 24 hours after the customer's last message. */
        WINDOW_CLOSED,
        NO_SUCH_TEMPLATE,
        TEMPLATE_NOT_APPROVED,
        TEMPLATE_VARIABLES,
        /** What shall be sent again is not failed, or not any more. */
        NOT_FAILED
    }
}
