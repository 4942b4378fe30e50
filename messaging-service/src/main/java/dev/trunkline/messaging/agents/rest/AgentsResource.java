package dev.trunkline.messaging.agents.rest;

import dev.trunkline.messaging.agents.Agent;
import dev.trunkline.messaging.agents.Agents;
import dev.trunkline.web.trace.TraceFilters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** To whom a conversation can be given. */
@Path("/agents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Conversations")
public class AgentsResource {

    private final Agents agents;

    AgentsResource(Agents agents) {
        this.agents = agents;
    }

    /** By name. */
    public record Items(List<Agent> items) {
        public Items {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(summary = "TaskRouter's workers and whoever was seen in the inbox; at most a minute old")
    public Items list(@Context ContainerRequestContext request) {
        return new Items(agents.all(TraceFilters.of(request)));
    }
}
