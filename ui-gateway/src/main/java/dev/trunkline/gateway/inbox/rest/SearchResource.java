package dev.trunkline.gateway.inbox.rest;

import dev.trunkline.contracts.update.ConversationView;
import dev.trunkline.contracts.update.MessageView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Full-text search, as messaging-service does it. */
@Path("/api/search")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "conversations")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class SearchResource {

    private final Messaging messaging;

    SearchResource(Messaging messaging) {
        this.messaging = messaging;
    }

    /**
     * One thing that was found.
     *
     * @param message null where the name or the address was found
     * @param snippet plain text around what was found
     */
    @Schema(name = "SearchHit")
    public record SearchHit(
            ConversationView conversation, @Nullable MessageView message, String snippet) {}

    /** @param next cursor of the next page; null on the last */
    @Schema(name = "SearchPage")
    public record SearchPage(
            List<SearchHit> items, @Nullable String next) {}

    @GET
    @Operation(summary = "Finds messages by their words and conversations by name or address, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SearchPage.class)))
    public Response search(
            @Context ContainerRequestContext request,
            @QueryParam("q") @NotNull(message = "is required") @Size(min = 1, max = 400) String question,
            @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit,
            @QueryParam("cursor") @Size(max = 500) @Nullable String cursor) {
        return messaging
                .get(request, "/search")
                .query("q", question)
                .query("limit", limit)
                .query("cursor", cursor)
                .pass();
    }
}
