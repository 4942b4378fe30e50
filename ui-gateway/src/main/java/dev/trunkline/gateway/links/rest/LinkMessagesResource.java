package dev.trunkline.gateway.links.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is said in the conversations of a link. */
@Path("/api/links/{id}/messages")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "links")
public class LinkMessagesResource {

    private final Bridge bridge;

    LinkMessagesResource(Bridge bridge) {
        this.bridge = bridge;
    }

    @GET
    @Operation(summary = "The newest messages of one side, as Twilio has them now, oldest first")
    public Response messages(
            @Context ContainerRequestContext request,
            @PathParam("id") UUID id,
            @QueryParam("side") @Pattern(regexp = "first|second", message = "must be first or second") @Nullable String side,
            @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit) {
        return bridge.get(request, "/links/" + id + "/messages")
                .query("side", side)
                .query("limit", limit)
                .pass();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says something as the agent who asks; 202")
    public Response say(
            @Context ContainerRequestContext request,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body) {
        return bridge.post(request, "/links/" + id + "/messages", body)
                .header("Idempotency-Key", key)
                .pass();
    }

    @POST
    @Path("/{entry}/retry")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Has words that were not said yet, or were given up, tried now; 202")
    public Response retry(
            @Context ContainerRequestContext request, @PathParam("id") UUID id, @PathParam("entry") long entry) {
        return bridge.post(request, "/links/" + id + "/messages/" + entry + "/retry")
                .pass();
    }
}
