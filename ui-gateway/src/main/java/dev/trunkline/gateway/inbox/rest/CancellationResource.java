package dev.trunkline.gateway.inbox.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages that are sent later, by their own id. */
@Path("/api/scheduled-messages")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "conversations")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class CancellationResource {

    private final Messaging messaging;

    CancellationResource(Messaging messaging) {
        this.messaging = messaging;
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Cancels a scheduled message; 409 where it has been sent")
    @APIResponse(responseCode = "204", description = "Done")
    public Response cancel(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id) {
        return messaging.delete(request, "/scheduled-messages/" + id).pass();
    }
}
