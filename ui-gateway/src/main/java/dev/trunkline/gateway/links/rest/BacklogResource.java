package dev.trunkline.gateway.links.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much the bridge has still to do. */
@Path("/api/links/backlog")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "links")
public class BacklogResource {

    private final Bridge bridge;

    BacklogResource(Bridge bridge) {
        this.bridge = bridge;
    }

    @GET
    @Operation(summary = "How many events wait, in how many conversations, and since when")
    public Response backlog(@Context ContainerRequestContext request) {
        return bridge.get(request, "/links/backlog").pass();
    }
}
