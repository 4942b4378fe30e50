package dev.trunkline.ingress.door.rest;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.ingress.door.Reception;
import dev.trunkline.web.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The answer in the shape that Twilio wants; where Twilio acts on the answer, one that asks for nothing. */
final class WebhookAnswers {

    private static final String EMPTY_TWIML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private WebhookAnswers() {}

    static Response to(@Nullable WebhookRoute route, Reception reception) {
        return switch (reception) {
            case Reception.Accepted() -> accepted(route);
            case Reception.Refused(var reason) ->
                Problem.of("signature-refused", "Not proven to come from Twilio", 403, reason)
                        .toResponse();
            case Reception.Unavailable(var reason) ->
                Problem.of("webhook-not-kept", "The webhook cannot be kept now", 503, reason)
                        .toResponse();
        };
    }

    private static Response accepted(@Nullable WebhookRoute route) {
        return switch (route) {
            case null -> twiml();
            case MESSAGING, VOICE, PROXY_OUT_OF_SESSION -> twiml();
            case CHAT, CONVERSATIONS, TASKROUTER_ASSIGNMENT, FRONTLINE_CRM, FRONTLINE_OUTGOING -> json("{}");
            case FRONTLINE_TEMPLATES -> json("[]");
            case TASKROUTER ->
                Response.noContent().type(MediaType.APPLICATION_JSON_TYPE).build();
            case MESSAGING_STATUS,
                    PROXY,
                    PROXY_INTERCEPT,
                    EVENT_STREAMS,
                    VOICE_STATUS,
                    VOICE_RECORDING,
                    FLEX,
                    DEBUGGER -> Response.noContent().build();
        };
    }

    private static Response twiml() {
        return Response.ok(EMPTY_TWIML, MediaType.TEXT_XML_TYPE).build();
    }

    static Response json(String text) {
        return Response.ok(text, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
