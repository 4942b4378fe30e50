package dev.trunkline.gateway.inbox.rest;

import dev.trunkline.contracts.update.ConversationView;
import dev.trunkline.contracts.update.NoteView;
import dev.trunkline.contracts.update.PresenceView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/** What agents do to conversations other than write in them. */
@Path("/api/conversations/{id}")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "conversations")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class DeskResource {

    private static final String ID = ConversationsResource.ID;
    private static final String ID_MESSAGE = ConversationsResource.ID_MESSAGE;

    private final Messaging messaging;

    DeskResource(Messaging messaging) {
        this.messaging = messaging;
    }

    /** @param name null for none; what is left out stays as it is */
    @Schema(name = "ConversationChange")
    public record ConversationChange(
            @Nullable String name, @Nullable String status) {}

    /** @param agent null for nobody */
    @Schema(name = "Assignment")
    public record Assignment(@Nullable String agent) {}

    @Schema(name = "Labels")
    public record Labels(List<String> labels) {}

    @Schema(name = "NewNote")
    public record NewNote(String body) {}

    @Schema(name = "NotePage")
    public record NotePage(List<NoteView> items) {}

    /** @param state {@code viewing}, {@code typing} or {@code left} */
    @Schema(name = "PresenceState")
    public record PresenceState(String state) {}

    @Schema(name = "PresencePage")
    public record PresencePage(List<PresenceView> items) {}

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Renames the customer, archives the conversation or puts it into the list again")
    @RequestBody(content = @Content(schema = @Schema(implementation = ConversationChange.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConversationView.class)))
    public Response change(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id,
            byte[] body) {
        return messaging.patch(request, "/conversations/" + id, body).pass();
    }

    @DELETE
    @Operation(summary = "Deletes a conversation's messages, media and notes for good")
    @APIResponse(responseCode = "204", description = "They are gone")
    public Response delete(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id) {
        return messaging.delete(request, "/conversations/" + id).pass();
    }

    @POST
    @Path("/claim")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Makes the caller the only one who may write; 409 names the holder where another one is")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConversationView.class)))
    public Response claim(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id) {
        return messaging.post(request, "/conversations/" + id + "/claim").pass();
    }

    @DELETE
    @Path("/claim")
    @Operation(summary = "Lets everybody write again; supervisors may end others' claims")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConversationView.class)))
    public Response release(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id) {
        return messaging.delete(request, "/conversations/" + id + "/claim").pass();
    }

    @PUT
    @Path("/assignee")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says who is to take care of a conversation")
    @RequestBody(content = @Content(schema = @Schema(implementation = Assignment.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConversationView.class)))
    public Response assign(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id,
            byte[] body) {
        return messaging
                .put(request, "/conversations/" + id + "/assignee", body)
                .pass();
    }

    @PUT
    @Path("/labels")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says what a conversation is about")
    @RequestBody(content = @Content(schema = @Schema(implementation = Labels.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConversationView.class)))
    public Response label(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id,
            byte[] body) {
        return messaging.put(request, "/conversations/" + id + "/labels", body).pass();
    }

    @GET
    @Path("/notes")
    @Operation(summary = "What agents wrote to each other about a conversation, oldest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NotePage.class)))
    public Response notes(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id) {
        return messaging.get(request, "/conversations/" + id + "/notes").pass();
    }

    @POST
    @Path("/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Writes a note, which is never sent")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewNote.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = NoteView.class)))
    public Response note(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id,
            byte[] body) {
        return messaging.post(request, "/conversations/" + id + "/notes", body).pass();
    }

    @GET
    @Path("/presence")
    @Operation(summary = "Who looks at a conversation now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PresencePage.class)))
    public Response presence(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id) {
        return messaging.get(request, "/conversations/" + id + "/presence").pass();
    }

    @PUT
    @Path("/presence")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says that the caller looks at a conversation, writes in it, or left")
    @RequestBody(content = @Content(schema = @Schema(implementation = PresenceState.class)))
    @APIResponse(responseCode = "204", description = "It is told to all browsers")
    public Response present(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id,
            byte[] body) {
        return messaging
                .put(request, "/conversations/" + id + "/presence", body)
                .pass();
    }
}
