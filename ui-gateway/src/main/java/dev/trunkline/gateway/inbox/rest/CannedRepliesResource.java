package dev.trunkline.gateway.inbox.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Canned replies: every agent reads them, supervisors edit them. */
@Path("/api/canned-replies")
@RolesAllowed({"supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "canned-replies")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class CannedRepliesResource {

    @Schema(name = "CannedReply")
    public record CannedReply(
            @Nullable String id,
            String title,
            String text,
            @Nullable Long version) {}

    @Schema(name = "CannedReplyList")
    public record CannedReplyList(List<CannedReply> items) {}

    private final Messaging messaging;

    CannedRepliesResource(Messaging messaging) {
        this.messaging = messaging;
    }

    @GET
    @RolesAllowed({"agent", "supervisor", "operator"})
    @Operation(summary = "All canned replies by title")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CannedReplyList.class)))
    public Response list(@Context ContainerRequestContext request) {
        return messaging.get(request, "/canned-replies").pass();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds one")
    @RequestBody(content = @Content(schema = @Schema(implementation = CannedReply.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CannedReply.class)))
    public Response add(@Context ContainerRequestContext request, byte[] body) {
        return messaging.post(request, "/canned-replies", body).pass();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes one; 409 where somebody else has changed it since it was read")
    @RequestBody(content = @Content(schema = @Schema(implementation = CannedReply.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CannedReply.class)))
    public Response replace(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id,
            byte[] body) {
        return messaging.put(request, "/canned-replies/" + id, body).pass();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Deletes one")
    @APIResponse(responseCode = "204", description = "Done")
    public Response remove(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id) {
        return messaging.delete(request, "/canned-replies/" + id).pass();
    }
}
