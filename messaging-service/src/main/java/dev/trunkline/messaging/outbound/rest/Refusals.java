package dev.trunkline.messaging.outbound.rest;

import dev.trunkline.messaging.outbound.Refusal;
import dev.trunkline.web.problem.Problem;

/** What may not be sent, as a problem. */
public final class Refusals {

    private Refusals() {}

    public static Problem problem(Refusal refusal) {
        var problem = switch (refusal.kind()) {
            case OPTED_OUT -> Problem.of("opted-out", "The customer has opted out", 409, refusal.reason());
            case WINDOW_CLOSED ->
                Problem.of("whatsapp-window-closed", "WhatsApp takes no free text now", 409, refusal.reason());
            case NO_SUCH_TEMPLATE -> Problem.of("no-such-template", "No such template", 422, refusal.reason());
            case TEMPLATE_NOT_APPROVED ->
                Problem.of("template-not-approved", "The template is not approved", 409, refusal.reason());
            case NOT_FAILED ->
                Problem.of("not-to-be-resent", "The message cannot be sent again", 409, refusal.reason());
            case TEMPLATE_VARIABLES -> Problem.of("invalid-request", "The request is not valid", 400, refusal.reason());
        };
        return refusal.errors().isEmpty() ? problem : problem.with("errors", refusal.errors());
    }
}
