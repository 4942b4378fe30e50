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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rules of automatic replies, edited by supervisors. */
@Path("/api/auto-replies")
@RolesAllowed({"supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "auto-replies")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class AutoRepliesResource {

    /**
     * @param kind {@code keyword}, {@code first-message} or {@code after-hours}
     * @param match of keywords: {@code exact}, {@code starts} or {@code contains}
     * @param zone of hours: a time zone such as {@code Europe/Berlin}
     * @param holidays days such as {@code 2026-12-25}
     * @param channels where it holds; none for everywhere
     */
    @Schema(name = "AutoReply")
    public record AutoReply(
            @Nullable String id,
            String name,
            @Nullable Boolean enabled,
            @Nullable Integer position,
            String kind,
            @Nullable List<String> keywords,
            @Nullable String match,
            @Nullable String zone,
            @Nullable List<Hours> hours,
            @Nullable List<String> holidays,
            @Nullable List<String> channels,
            String text,
            @Nullable Long version) {}

    @Schema(name = "OpeningHours")
    public record Hours(String day, String from, String to) {}

    @Schema(name = "AutoReplyList")
    public record AutoReplyList(List<AutoReply> items) {}

    @Schema(name = "AutoReplyChange")
    public record Change(
            Instant at,
            String who,
            String action,
            String rule,
            @Nullable Object before,
            @Nullable Object after) {}

    @Schema(name = "AutoReplyChanges")
    public record ChangeList(List<Change> items) {}

    private final Messaging messaging;

    AutoRepliesResource(Messaging messaging) {
        this.messaging = messaging;
    }

    @GET
    @Operation(summary = "All rules, the first that matches answers")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AutoReplyList.class)))
    public Response list(@Context ContainerRequestContext request) {
        return messaging.get(request, "/auto-replies").pass();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds one")
    @RequestBody(content = @Content(schema = @Schema(implementation = AutoReply.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AutoReply.class)))
    public Response add(@Context ContainerRequestContext request, byte[] body) {
        return messaging.post(request, "/auto-replies", body).pass();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes one; 409 where somebody else has changed it since it was read")
    @RequestBody(content = @Content(schema = @Schema(implementation = AutoReply.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AutoReply.class)))
    public Response replace(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id,
            byte[] body) {
        return messaging.put(request, "/auto-replies/" + id, body).pass();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Deletes one")
    @APIResponse(responseCode = "204", description = "Done")
    public Response remove(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id) {
        return messaging.delete(request, "/auto-replies/" + id).pass();
    }

    @GET
    @Path("/changes")
    @Operation(summary = "Who changed which rule, and how, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChangeList.class)))
    public Response autoReplyChanges(@Context ContainerRequestContext request) {
        return messaging.get(request, "/auto-replies/changes").pass();
    }
}
