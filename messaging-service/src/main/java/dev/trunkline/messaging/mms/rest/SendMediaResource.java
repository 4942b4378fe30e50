package dev.trunkline.messaging.mms.rest;

import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.messaging.flex.rest.ClientAddress;
import dev.trunkline.messaging.flex.rest.TooManyRefused;
import dev.trunkline.messaging.mms.FlexMedia;
import dev.trunkline.messaging.outbound.WebAddress;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The call of mms2FlexChat's plugin, with its form and its answers. Whoever calls proves it by a token of Flex. */
@Path("/send-media-message")
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Flex")
public class SendMediaResource {

    private final FlexMedia media;
    private final ClientAddress client;
    private final FailureClassifier classifier;

    SendMediaResource(FlexMedia media, ClientAddress client, FailureClassifier classifier) {
        this.media = media;
        this.client = client;
        this.classifier = classifier;
    }

    @POST
    @RunOnVirtualThread
    @Operation(summary = "Sends a picture or file from Flex to the customer of one of the agent's own tasks")
    @APIResponse(responseCode = "200", description = "Twilio has it")
    @APIResponse(responseCode = "202", description = "It is being tried")
    @APIResponse(responseCode = "400", description = "Unknown channel, or no web address")
    @APIResponse(responseCode = "403", description = "No valid token, or not the customer of an own task")
    @APIResponse(responseCode = "429", description = "Too many refused tokens came from the address")
    @APIResponse(responseCode = "502", description = "Twilio refused; with its code")
    @APIResponse(responseCode = "503", description = "The token could not be checked now")
    public Response send(
            @FormParam("Token") @Nullable String token,
            @FormParam("to") @Nullable String to,
            @FormParam("mediaUrl") @Nullable String mediaUrl,
            @FormParam("channel") @Nullable String channel,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context ContainerRequestContext request)
            throws InterruptedException {
        var wish = new FlexMedia.Wish(
                text(token),
                text(to),
                text(mediaUrl).strip(),
                text(channel),
                Optional.ofNullable(key).filter(given -> !given.isBlank()),
                client.current());
        if (!wish.token().isBlank() && !WebAddress.isOne(wish.mediaUrl())) {
            return Answer.failure("mediaUrl is no http or https address").response(400);
        }
        try {
            return answer(media.send(wish, TraceFilters.of(request)));
        } catch (RuntimeException e) {
            var failure = classifier.classify(e);
            Log.warnf("media not sent from Flex reason=%s", failure.reason());
            return Answer.refused("could not be checked with Twilio; try again", failure.code())
                    .response(503);
        }
    }

    private static Response answer(FlexMedia.Outcome outcome) {
        return switch (outcome) {
            case FlexMedia.Outcome.Sent sent -> Answer.done().response(200);
            case FlexMedia.Outcome.Underway underway -> Answer.done().response(202);
            case FlexMedia.Outcome.TooManyRefused(var refused) -> TooManyRefused.response(refused);
            case FlexMedia.Outcome.UnknownChannel unknown ->
                Answer.failure("invalid channel").response(400);
            case FlexMedia.Outcome.Unsendable unsendable ->
                Answer.failure(unsendable.reason()).response(400);
            case FlexMedia.Outcome.NotAllowed forbidden ->
                Answer.failure(forbidden.reason()).response(403);
            case FlexMedia.Outcome.Refused refused ->
                Answer.refused(refused.reason(), refused.code()).response(502);
        };
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
