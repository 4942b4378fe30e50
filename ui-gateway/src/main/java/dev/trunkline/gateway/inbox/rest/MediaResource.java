package dev.trunkline.gateway.inbox.rest;

import dev.trunkline.contracts.update.MessageView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be done about media; their bytes have a route of their own. */
@Path("/api/media")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "media")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class MediaResource {

    private final Messaging messaging;

    MediaResource(Messaging messaging) {
        this.messaging = messaging;
    }

    @POST
    @Path("/{id}/fetch")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Has media fetched from Twilio once more; the stream tells what comes of it")
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = MessageView.MediaView.class)))
    public Response fetch(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id) {
        return messaging.post(request, "/media/" + id + "/fetch").pass();
    }
}
