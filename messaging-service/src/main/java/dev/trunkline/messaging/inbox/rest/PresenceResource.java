package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.contracts.update.PresenceView;
import dev.trunkline.messaging.inbox.Presence;
import dev.trunkline.messaging.inbox.Transactions;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who else looks at a conversation. */
@Path("/conversations/{id}/presence")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@Blocking
@Tag(name = "Conversations")
public class PresenceResource {

    private final Presence presence;
    private final Transactions transactions;
    private final SecurityIdentity identity;

    PresenceResource(Presence presence, Transactions transactions, SecurityIdentity identity) {
        this.presence = presence;
        this.transactions = transactions;
        this.identity = identity;
    }

    public record State(
            @NotNull(message = "is required") @Pattern(regexp = "viewing|typing|left", message = "must be viewing, typing or left") String state) {}

    public record PresenceList(List<PresenceView> items) {
        public PresenceList {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(summary = "Who looks at a conversation now")
    public PresenceList list(@PathParam("id") UUID id) {
        return new PresenceList(presence.at(id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says that the caller looks at a conversation, writes in it, or left")
    public void say(
            @PathParam("id") UUID id,
            @NotNull(message = "is required") @Valid State wanted,
            @Context ContainerRequestContext request) {
        var agent = identity.getPrincipal().getName();
        if (!transactions.call(() -> presence.say(id, agent, wanted.state(), Requests.cause(request)))) {
            throw Requests.noConversation(id);
        }
    }
}
