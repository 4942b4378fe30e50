package dev.trunkline.gateway.inbox.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Messages of a conversation that are sent later. */
@Path("/api/conversations/{id}/scheduled-messages")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "conversations")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class ScheduledMessagesResource {

    @Schema(name = "NewScheduledMessage")
    public record NewScheduledMessage(
            @Nullable String body, @Nullable String mediaUrl, Instant sendAt) {}

    /**
     * @param wantedAt when its author wanted it sent
     * @param sendAt when it will be sent, outside of the quiet hours
     * @param state {@code waiting}, {@code sent}, {@code cancelled} or {@code refused}
     */
    @Schema(name = "ScheduledMessage")
    public record ScheduledMessage(
            String id,
            String conversationId,
            String body,
            @Nullable String mediaUrl,
            String author,
            Instant wantedAt,
            Instant sendAt,
            String state,
            @Nullable String messageId,
            @Nullable String reason) {}

    @Schema(name = "ScheduledMessageList")
    public record ScheduledMessageList(List<ScheduledMessage> items) {}

    private final Messaging messaging;

    ScheduledMessagesResource(Messaging messaging) {
        this.messaging = messaging;
    }

    @GET
    @Operation(summary = "Those that wait for their time, or were refused when it came")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ScheduledMessageList.class)))
    public Response scheduled(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id) {
        return messaging
                .get(request, "/conversations/" + id + "/scheduled-messages")
                .pass();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Has a message sent later, outside of the quiet hours")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewScheduledMessage.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ScheduledMessage.class)))
    public Response schedule(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id,
            byte[] body) {
        return messaging
                .post(request, "/conversations/" + id + "/scheduled-messages", body)
                .pass();
    }
}
