package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.update.ConversationView;
import dev.trunkline.contracts.update.MessageView;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.Conversations;
import dev.trunkline.messaging.inbox.Inbox;
import dev.trunkline.messaging.inbox.Messages;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.inbox.Views;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import dev.trunkline.web.trace.TraceFilters;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Conversations for agents, newest activity first, and their messages, oldest to newest. */
@Path("/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@Blocking
@Tag(name = "Conversations")
public class ConversationsResource {

    private static final String LIMIT = "^(?:[1-9][0-9]?|100)$";
    private static final String LIMIT_WORDS = "must be a number from 1 to 100";

    private final Inbox inbox;
    private final Conversations conversations;
    private final Messages messages;
    private final Transactions transactions;

    ConversationsResource(Inbox inbox, Conversations conversations, Messages messages, Transactions transactions) {
        this.inbox = inbox;
        this.conversations = conversations;
        this.messages = messages;
        this.transactions = transactions;
    }

    @GET
    @Operation(summary = "Lists conversations, newest activity first")
    public Page<ConversationView, String> list(
            @QueryParam("status")
                    @DefaultValue("open")
                    @Pattern(regexp = "open|closed|deleted", message = "must be open, closed or deleted") String status,
            @QueryParam("limit") @DefaultValue("20") @Pattern(regexp = LIMIT, message = LIMIT_WORDS) String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var size = Integer.parseInt(limit);
        var after = cursor == null ? null : Cursor.parse(cursor).orElseThrow(ConversationsResource::noCursor);
        var found = transactions.call(() -> conversations.list(Conversation.Status.ofId(status), size + 1, after));
        var shown = found.subList(0, Math.min(size, found.size()));
        var next = found.size() > size ? Cursor.after(shown.getLast()) : null;
        return new Page<>(shown.stream().map(Views::of).toList(), next);
    }

    private static ProblemException noCursor() {
        return new ProblemException(Problem.of(
                "invalid-request",
                "The request is not valid",
                400,
                "cursor: not one of ours; take it from the page before, or start without one"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens the conversation with an address")
    public Response open(@NotNull @Valid NewConversation wanted, @Context ContainerRequestContext request) {
        var address = wanted.address().strip();
        return switch (transactions.call(() -> inbox.open(address, cause(request)))) {
            case Inbox.Opening.Opened(var conversation) ->
                Response.created(URI.create("/conversations/" + conversation.id()))
                        .entity(Views.of(conversation))
                        .build();
            case Inbox.Opening.NoSender(var channel) ->
                Problem.of(
                                "no-sender",
                                "No sender for this channel",
                                422,
                                "no sender for " + channel.id()
                                        + " is configured; choose another channel or ask an operator")
                        .toResponse();
            case Inbox.Opening.OwnAddress() ->
                Problem.of(
                                "own-address",
                                "Our own address",
                                422,
                                "the address is one of our own senders; enter a customer's")
                        .toResponse();
        };
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One conversation")
    public ConversationView get(@PathParam("id") UUID id) {
        return Views.of(existing(id));
    }

    @GET
    @Path("/{id}/messages")
    @Operation(summary = "The newest messages of a conversation, or the newest before one, oldest to newest")
    public Page<MessageView, Long> messages(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("20") @Pattern(regexp = LIMIT, message = LIMIT_WORDS) String limit,
            @QueryParam("before") @Pattern(regexp = "^[0-9]{1,18}$", message = "must be a message's seq") @Nullable String before) {
        existing(id);
        var size = Integer.parseInt(limit);
        var found = transactions.call(() -> messages.page(id, size + 1, before == null ? null : Long.valueOf(before)));
        var shown = found.subList(Math.max(0, found.size() - size), found.size());
        var next = found.size() > size ? shown.getFirst().seq() : null;
        return new Page<>(shown.stream().map(Views::of).toList(), next);
    }

    @POST
    @Path("/{id}/read")
    @Operation(summary = "Says that an agent has looked at a conversation")
    public ConversationView read(@PathParam("id") UUID id, @Context ContainerRequestContext request) {
        return Views.of(transactions.call(() -> inbox.read(id, cause(request))).orElseThrow(() -> noConversation(id)));
    }

    private Conversation existing(UUID id) {
        return transactions.call(() -> conversations.find(id)).orElseThrow(() -> noConversation(id));
    }

    private static ProblemException noConversation(UUID id) {
        return new ProblemException(
                Problem.of("no-such-conversation", "No such conversation", 404, "there is no conversation " + id));
    }

    private static Cause cause(ContainerRequestContext request) {
        return new Cause(
                null,
                request.getProperty(TraceFilters.PROPERTY) instanceof TraceContext trace
                        ? trace
                        : TraceContext.start());
    }
}
