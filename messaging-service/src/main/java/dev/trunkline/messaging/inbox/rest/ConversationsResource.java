package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.contracts.update.ConversationView;
import dev.trunkline.contracts.update.MessageView;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.Conversations;
import dev.trunkline.messaging.inbox.DeskConfig;
import dev.trunkline.messaging.inbox.Inbox;
import dev.trunkline.messaging.inbox.Messages;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.inbox.Views;
import dev.trunkline.web.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
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

    private static final int LONGEST_FILTER = 200;

    private final Inbox inbox;
    private final Conversations conversations;
    private final Messages messages;
    private final Transactions transactions;
    private final DeskConfig config;
    private final SecurityIdentity identity;

    ConversationsResource(
            Inbox inbox,
            Conversations conversations,
            Messages messages,
            Transactions transactions,
            DeskConfig config,
            SecurityIdentity identity) {
        this.inbox = inbox;
        this.conversations = conversations;
        this.messages = messages;
        this.transactions = transactions;
        this.config = config;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Lists conversations, newest activity first")
    public Page<ConversationView, String> list(
            @QueryParam("status")
                    @DefaultValue("open")
                    @Pattern(regexp = "open|closed|deleted", message = "must be open, closed or deleted") String status,
            @QueryParam("search") @Nullable String search,
            @QueryParam("label") @Nullable String label,
            @QueryParam("assignee") @Nullable String assignee,
            @QueryParam("needsReply") @Pattern(regexp = "true|false", message = "must be true or false") @Nullable String needsReply,
            @QueryParam("limit") @Pattern(regexp = Limits.RULE, message = Limits.WORDS) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter = new Conversations.Filter(
                Conversation.Status.ofId(status),
                Requests.optionalLine("search", search, LONGEST_FILTER),
                Requests.optionalLine("label", label, LONGEST_FILTER),
                assignee(Requests.optionalLine("assignee", assignee, LONGEST_FILTER)),
                needsReply == null ? null : Boolean.valueOf(needsReply));
        var after = Cursor.read(cursor, Conversations.Position::new);
        var size = Limits.of(limit, config);
        var found = transactions.call(() -> conversations.list(filter, size + 1, after));
        var shown = found.subList(0, Math.min(size, found.size()));
        var last = shown.isEmpty() ? null : shown.getLast();
        var next = last == null || found.size() <= size ? null : Cursor.after(last.lastActivityAt(), last.id());
        return new Page<>(shown.stream().map(Views::of).toList(), next);
    }

    private Conversations.@Nullable Assignee assignee(@Nullable String wanted) {
        return switch (wanted) {
            case null -> null;
            case "me" -> new Conversations.Assignee(identity.getPrincipal().getName());
            case "none" -> new Conversations.Assignee(null);
            default -> new Conversations.Assignee(wanted);
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens the conversation with an address")
    public Response open(@NotNull @Valid NewConversation wanted, @Context ContainerRequestContext request) {
        var address = wanted.address().strip();
        return switch (transactions.call(() -> inbox.open(address, Requests.cause(request)))) {
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
            @QueryParam("limit") @Pattern(regexp = Limits.RULE, message = Limits.WORDS) @Nullable String limit,
            @QueryParam("before") @Pattern(regexp = "^[0-9]{1,18}$", message = "must be a message's seq") @Nullable String before) {
        existing(id);
        var size = Limits.of(limit, config);
        var found = transactions.call(() -> messages.page(id, size + 1, before == null ? null : Long.valueOf(before)));
        var shown = found.subList(Math.max(0, found.size() - size), found.size());
        var next = found.size() > size ? shown.getFirst().seq() : null;
        return new Page<>(shown.stream().map(Views::of).toList(), next);
    }

    private Conversation existing(UUID id) {
        return transactions.call(() -> conversations.find(id)).orElseThrow(() -> Requests.noConversation(id));
    }
}
