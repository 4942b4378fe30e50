package dev.trunkline.messaging.schedule.rest;

import dev.trunkline.contracts.update.ScheduledMessageView;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.outbound.rest.Refusals;
import dev.trunkline.messaging.schedule.ScheduledViews;
import dev.trunkline.messaging.schedule.Scheduling;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages of a conversation that are sent later. */
@Path("/conversations/{id}/scheduled-messages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@Blocking
@Tag(name = "Conversations")
public class ScheduledMessagesResource {

    private final Scheduling scheduling;
    private final Transactions transactions;
    private final SecurityIdentity identity;

    ScheduledMessagesResource(Scheduling scheduling, Transactions transactions, SecurityIdentity identity) {
        this.scheduling = scheduling;
        this.transactions = transactions;
        this.identity = identity;
    }

    /** All there are. */
    public record Items(List<ScheduledMessageView> items) {
        public Items {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(summary = "Messages of a conversation that wait for their time, or were refused when it came")
    public Response list(@PathParam("id") UUID conversationId) {
        return transactions
                .call(() -> scheduling.of(conversationId))
                .map(found -> new Items(found.stream().map(ScheduledViews::of).toList()))
                .map(items -> Response.ok(items).build())
                .orElseGet(() -> noConversation(conversationId));
    }

    @POST
    @Operation(summary = "Has a message sent later, outside of the quiet hours")
    public Response schedule(
            @PathParam("id") UUID conversationId,
            @NotNull @Valid NewScheduledMessage wanted,
            @Context ContainerRequestContext request) {
        var command = wanted.command(conversationId, who());
        var trace = TraceFilters.of(request);
        return switch (transactions.call(() -> scheduling.schedule(command, wanted.sendAt(), trace))) {
            case Scheduling.Outcome.Scheduled(var message) ->
                Response.status(Response.Status.CREATED)
                        .entity(ScheduledViews.of(message))
                        .build();
            case Scheduling.Outcome.Refused(var refusal) ->
                Refusals.problem(refusal).toResponse();
            case Scheduling.Outcome.NotInFuture() -> invalid("sendAt: must lie in the future");
            case Scheduling.Outcome.TooFar(var farthest) ->
                invalid("sendAt: must be within " + farthest.toDays() + " days");
            case Scheduling.Outcome.UnknownConversation() -> noConversation(conversationId);
        };
    }

    private static Response invalid(String error) {
        return Problem.of("invalid-request", "The request is not valid", 400, error)
                .with("errors", List.of(error))
                .toResponse();
    }

    private static Response noConversation(UUID id) {
        return Problem.of("no-such-conversation", "No such conversation", 404, "there is no conversation " + id)
                .toResponse();
    }

    private String who() {
        return identity.getPrincipal().getName();
    }
}
