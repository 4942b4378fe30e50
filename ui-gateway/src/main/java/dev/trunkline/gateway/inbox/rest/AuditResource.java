package dev.trunkline.gateway.inbox.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what in the inbox. */
@Path("/api/audit")
@RolesAllowed({"supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "audit")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class AuditResource {

    private final Messaging messaging;

    AuditResource(Messaging messaging) {
        this.messaging = messaging;
    }

    @Schema(name = "InboxAuditLine")
    public record Line(
            long id,
            Instant at,
            String who,
            String action,
            String conversationId,
            @Nullable String detail) {}

    @Schema(name = "InboxAuditPage")
    public record Lines(List<Line> items, @Nullable Long next) {}

    @GET
    @Operation(summary = "Who archived, deleted, claimed, assigned or erased which conversation, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Lines.class)))
    public Response audit(
            @Context ContainerRequestContext request,
            @QueryParam("conversationId")
                    @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) @Nullable String conversationId,
            @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit,
            @QueryParam("before") @Min(0) @Nullable Long before) {
        return messaging
                .get(request, "/audit")
                .query("conversationId", conversationId)
                .query("limit", limit)
                .query("before", before)
                .pass();
    }
}
