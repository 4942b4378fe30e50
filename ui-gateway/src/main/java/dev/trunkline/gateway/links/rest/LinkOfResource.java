package dev.trunkline.gateway.links.rest;

import dev.trunkline.contracts.update.LinkView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From a conversation, such as a task names it, to its link. */
@Path("/api/links/of/{conversation}")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "links")
public class LinkOfResource {

    private final Bridge bridge;

    LinkOfResource(Bridge bridge) {
        this.bridge = bridge;
    }

    @GET
    @Operation(summary = "The link that a conversation is in, on either side")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LinkView.class)))
    public Response link(
            @Context ContainerRequestContext request,
            @PathParam("conversation") @Pattern(regexp = "CH[0-9a-fA-F]{32}", message = "must be a CH sid") String conversation) {
        return bridge.get(request, "/links/of/" + conversation).pass();
    }
}
