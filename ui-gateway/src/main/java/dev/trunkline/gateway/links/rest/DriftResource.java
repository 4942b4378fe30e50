package dev.trunkline.gateway.links.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the sides of links differed. The bridge checks the role as well. */
@Path("/api/drift")
@RolesAllowed({"supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "links")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class DriftResource {

    private final Bridge bridge;

    DriftResource(Bridge bridge) {
        this.bridge = bridge;
    }

    @GET
    @Operation(summary = "All differences, those found last first")
    @APIResponse(responseCode = "200", description = "A page: items and next")
    public Response list(
            @Context ContainerRequestContext request,
            @QueryParam("state") @Pattern(regexp = "open|repaired", message = "must be open or repaired") @Nullable String state,
            @QueryParam("link") @Nullable UUID link,
            @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return bridge.get(request, "/drift")
                .query("state", state)
                .query("link", link)
                .query("limit", limit)
                .query("cursor", cursor)
                .pass();
    }

    @GET
    @Path("/summary")
    @Operation(summary = "How many differences are open, and the last sweep over all links")
    @APIResponse(responseCode = "200", description = "open, repaired and sweep")
    public Response summary(@Context ContainerRequestContext request) {
        return bridge.get(request, "/drift/summary").pass();
    }

    @POST
    @Path("/sweep")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Has all links compared with Twilio now, and made alike; 202")
    @APIResponse(responseCode = "202", description = "The sweep, waiting for its turn")
    public Response sweep(@Context ContainerRequestContext request, byte[] body) {
        return bridge.post(request, "/drift/sweep", body).pass();
    }
}
