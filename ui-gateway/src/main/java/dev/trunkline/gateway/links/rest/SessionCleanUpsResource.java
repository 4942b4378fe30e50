package dev.trunkline.gateway.links.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Proxy sessions that are of no use any more. The bridge checks the role as well. */
@Path("/api/pairs/{pair: [a-z0-9-]{1,60}}/session-clean-ups")
@RolesAllowed({"supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "links")
public class SessionCleanUpsResource {

    /** One of both, {@code session} or {@code all}. @param why for the audit log */
    @Schema(name = "SessionCleanUp")
    public record Wish(@Nullable String session, @Nullable Boolean all, String why) {}

    private final Bridge bridge;

    SessionCleanUpsResource(Bridge bridge) {
        this.bridge = bridge;
    }

    @POST
    @Operation(summary = "Ends one Proxy session with its chat, or all of the pair's Proxy service; 202")
    @RequestBody(content = @Content(schema = @Schema(implementation = Wish.class)))
    @APIResponse(responseCode = "202", description = "The id of the journal's event")
    public Response cleanUp(@Context ContainerRequestContext request, @PathParam("pair") String pair, byte[] body) {
        return bridge.post(request, "/pairs/" + pair + "/session-clean-ups", body)
                .pass();
    }
}
