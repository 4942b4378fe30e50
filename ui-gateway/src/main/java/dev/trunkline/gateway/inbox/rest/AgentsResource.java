package dev.trunkline.gateway.inbox.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

/** To whom a conversation can be given. */
@Path("/api/agents")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "conversations")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class AgentsResource {

    private final Messaging messaging;

    AgentsResource(Messaging messaging) {
        this.messaging = messaging;
    }

    /** @param workerSid null where TaskRouter does not know them */
    @Schema(name = "Agent")
    public record Agent(String name, @Nullable String workerSid) {}

    @Schema(name = "AgentList")
    public record AgentList(List<Agent> items) {}

    @GET
    @Operation(summary = "TaskRouter's workers and whoever was seen in the inbox, by name; at most a minute old")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AgentList.class)))
    public Response list(@Context ContainerRequestContext request) {
        return messaging.get(request, "/agents").pass();
    }
}
