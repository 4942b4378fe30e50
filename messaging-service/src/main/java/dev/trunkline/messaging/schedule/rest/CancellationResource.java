package dev.trunkline.messaging.schedule.rest;

import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.schedule.ScheduledMessage;
import dev.trunkline.messaging.schedule.Scheduling;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages that are sent later, by their own id. */
@Path("/scheduled-messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@Blocking
@Tag(name = "Conversations")
public class CancellationResource {

    private final Scheduling scheduling;
    private final Transactions transactions;
    private final SecurityIdentity identity;

    CancellationResource(Scheduling scheduling, Transactions transactions, SecurityIdentity identity) {
        this.scheduling = scheduling;
        this.transactions = transactions;
        this.identity = identity;
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Cancels a scheduled message; 409 where it has been sent")
    public Response cancel(@PathParam("id") UUID id, @Context ContainerRequestContext request) {
        return transactions
                .call(() -> scheduling.cancel(id, identity.getPrincipal().getName(), TraceFilters.of(request)))
                .map(message -> message.state() == ScheduledMessage.State.SENT
                        ? Problem.of(
                                        "sent-already",
                                        "The message has been sent",
                                        409,
                                        "scheduled message " + id + " has become message " + message.messageId())
                                .toResponse()
                        : Response.noContent().build())
                .orElseGet(() -> Problem.of(
                                "no-such-scheduled-message",
                                "No such scheduled message",
                                404,
                                "there is no scheduled message " + id)
                        .toResponse());
    }
}
