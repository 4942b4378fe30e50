package dev.trunkline.messaging.inbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.contracts.update.ConversationView;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.DeskWork;
import dev.trunkline.messaging.inbox.DeskWork.Claim;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.inbox.Views;
import dev.trunkline.web.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What agents do to conversations other than write in them. */
@Path("/conversations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@Blocking
@Tag(name = "Conversations")
public class DeskResource {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_AGENT = 200;
    private static final int LONGEST_LABEL = 40;
    private static final int MOST_LABELS = 20;

    private final DeskWork work;
    private final Transactions transactions;
    private final SecurityIdentity identity;

    DeskResource(DeskWork work, Transactions transactions, SecurityIdentity identity) {
        this.work = work;
        this.transactions = transactions;
        this.identity = identity;
    }

    /** @param name text, or JSON null for none; a field that is left out is null here and stays as it is */
    public record Wish(@Nullable JsonNode name, @Nullable JsonNode status) {}

    /** @param agent null for nobody */
    public record Assignment(@Nullable String agent) {}

    public record Labels(@Nullable List<@Nullable String> labels) {}

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Renames a conversation's customer, archives it or puts it into the list again")
    public ConversationView change(
            @PathParam("id") UUID id,
            @NotNull(message = "is required") Wish wish,
            @Context ContainerRequestContext request) {
        if (wish.name() == null && wish.status() == null) {
            throw Requests.invalid("name, status", "at least one is required");
        }
        var name = name(wish.name());
        var status = status(wish.status());
        var cause = Requests.cause(request);
        return view(id, () -> {
            var changed = wish.name() == null ? Optional.<Conversation>empty() : work.rename(id, name, agent(), cause);
            return status.isEmpty() ? changed : put(id, status.get(), cause);
        });
    }

    private Optional<Conversation> put(UUID id, Conversation.Status status, Cause cause) {
        return status == Conversation.Status.OPEN ? work.reopen(id, agent(), cause) : work.archive(id, agent(), cause);
    }

    private static @Nullable String name(@Nullable JsonNode name) {
        if (name == null || name.isNull()) {
            return null;
        }
        if (!name.isTextual()) {
            throw Requests.invalid("name", "must be text or null");
        }
        return Requests.optionalLine("name", name.textValue(), LONGEST_NAME);
    }

    private static Optional<Conversation.Status> status(@Nullable JsonNode status) {
        if (status == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status.asText()) {
                    case "open" -> Conversation.Status.OPEN;
                    case "closed" -> Conversation.Status.CLOSED;
                    default -> throw Requests.invalid("status", "must be open or closed");
                });
    }

    @DELETE
    @Operation(summary = "Deletes a conversation's messages, media and notes for good")
    public Response delete(@PathParam("id") UUID id, @Context ContainerRequestContext request) {
        view(id, () -> work.delete(id, agent(), Requests.cause(request)));
        return Response.noContent().build();
    }

    @POST
    @Path("/read")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Says that the caller has looked at a conversation")
    public ConversationView read(@PathParam("id") UUID id, @Context ContainerRequestContext request) {
        return view(id, () -> work.read(id, agent(), Requests.cause(request)));
    }

    @POST
    @Path("/claim")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Makes the caller the only one who may write; 409 names the holder where another one is")
    public Response claim(@PathParam("id") UUID id, @Context ContainerRequestContext request) {
        return answer(id, transactions.call(() -> work.claim(id, agent(), Requests.cause(request))));
    }

    @DELETE
    @Path("/claim")
    @Operation(summary = "Lets everybody write again; supervisors may end others' claims")
    public Response release(@PathParam("id") UUID id, @Context ContainerRequestContext request) {
        var anybodys = identity.hasRole("supervisor") || identity.hasRole("operator");
        return answer(id, transactions.call(() -> work.release(id, agent(), anybodys, Requests.cause(request))));
    }

    private static Response answer(UUID id, Claim claim) {
        return switch (claim) {
            case Claim.Done(var conversation) ->
                Response.ok(Views.of(conversation)).build();
            case Claim.HeldBy(var holder) ->
                Problem.of(
                                "claimed",
                                "Another agent has claimed the conversation",
                                409,
                                "conversation " + id + " is claimed by " + holder
                                        + "; ask them or a supervisor to release it")
                        .with("holder", holder)
                        .toResponse();
            case Claim.Unknown() -> throw Requests.noConversation(id);
        };
    }

    @PUT
    @Path("/assignee")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says who is to take care of a conversation")
    public ConversationView assign(
            @PathParam("id") UUID id,
            @NotNull(message = "is required") Assignment assignment,
            @Context ContainerRequestContext request) {
        var assignee = Requests.optionalLine("agent", assignment.agent(), LONGEST_AGENT);
        return view(id, () -> work.assign(id, assignee, agent(), Requests.cause(request)));
    }

    @PUT
    @Path("/labels")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says what a conversation is about")
    public ConversationView label(
            @PathParam("id") UUID id,
            @NotNull(message = "is required") Labels wanted,
            @Context ContainerRequestContext request) {
        var given = wanted.labels();
        if (given == null || given.size() > MOST_LABELS) {
            throw Requests.invalid("labels", "must be a list of at most " + MOST_LABELS);
        }
        var labels = new ArrayList<String>();
        given.forEach(label -> labels.add(Requests.line("labels", label, LONGEST_LABEL)));
        return view(id, () -> work.label(id, labels, agent(), Requests.cause(request)));
    }

    private String agent() {
        return identity.getPrincipal().getName();
    }

    private ConversationView view(UUID id, Supplier<Optional<Conversation>> change) {
        return Views.of(transactions.call(change).orElseThrow(() -> Requests.noConversation(id)));
    }
}
