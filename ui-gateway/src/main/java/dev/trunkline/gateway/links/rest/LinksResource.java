package dev.trunkline.gateway.links.rest;

import dev.trunkline.contracts.update.LinkView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Conversations of two workspaces that are kept alike. The bridge checks the role as well. */
@Path("/api/links")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "links")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class LinksResource {

    private final Bridge bridge;

    LinksResource(Bridge bridge) {
        this.bridge = bridge;
    }

    @Schema(name = "LinkPage")
    public record LinkPage(List<LinkView> items, @Nullable String next) {}

    @GET
    @Operation(summary = "All links, newest change first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LinkPage.class)))
    public Response links(
            @Context ContainerRequestContext request,
            @QueryParam("state")
                    @Pattern(regexp = "open|ended|closed", message = "must be open, ended or closed") @Nullable String state,
            @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return bridge.get(request, "/links")
                .query("state", state)
                .query("limit", limit)
                .query("cursor", cursor)
                .pass();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One link: both sides beside each other, each message with its copy or why there is none")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LinkDetail.class)))
    public Response link(
            @Context ContainerRequestContext request,
            @PathParam("id") UUID id,
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit) {
        return bridge.get(request, "/links/" + id).query("limit", limit).pass();
    }

    @POST
    @Path("/{id}/comparison")
    @RolesAllowed({"supervisor", "operator"})
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Reads both sides at Twilio and brings to each what it lacks; 202")
    @APIResponse(responseCode = "202", description = "The id of the journal's event")
    public Response compare(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
        return bridge.post(request, "/links/" + id + "/comparison").pass();
    }

    @POST
    @Path("/{id}/retry")
    @RolesAllowed({"supervisor", "operator"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Has what was given up, and what waits for its next attempt, tried now")
    @APIResponse(responseCode = "200", description = "How many entries: retried")
    public Response retry(@Context ContainerRequestContext request, @PathParam("id") UUID id, byte[] body) {
        return bridge.post(request, "/links/" + id + "/retry", body).pass();
    }
}
