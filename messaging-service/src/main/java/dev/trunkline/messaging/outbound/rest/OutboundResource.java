package dev.trunkline.messaging.outbound.rest;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.DeskWork;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.inbox.Views;
import dev.trunkline.messaging.outbound.MediaCheck;
import dev.trunkline.messaging.outbound.OutboundConfig;
import dev.trunkline.messaging.outbound.OutboundMessages;
import dev.trunkline.messaging.outbound.Resends;
import dev.trunkline.messaging.outbound.SendMessage;
import dev.trunkline.messaging.outbound.Sending;
import dev.trunkline.messaging.outbound.Submission;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Messages from agents to customers. */
@Path("/conversations/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@Tag(name = "Conversations")
public class OutboundResource {

    private final OutboundMessages messages;
    private final Resends resends;
    private final DeskWork desk;
    private final Sending sending;
    private final MediaCheck mediaCheck;
    private final Transactions transactions;
    private final OutboundConfig config;
    private final SecurityIdentity identity;

    OutboundResource(
            OutboundMessages messages,
            Resends resends,
            DeskWork desk,
            Sending sending,
            MediaCheck mediaCheck,
            Transactions transactions,
            OutboundConfig config,
            SecurityIdentity identity) {
        this.messages = messages;
        this.resends = resends;
        this.desk = desk;
        this.sending = sending;
        this.mediaCheck = mediaCheck;
        this.transactions = transactions;
        this.config = config;
        this.identity = identity;
    }

    @POST
    @RunOnVirtualThread
    @Operation(
            summary =
                    "Sends a message: 201 once Twilio has taken it, 202 while it is being tried, 502 where Twilio refused it")
    public Response send(
            @PathParam("id") UUID conversationId,
            @HeaderParam("Idempotency-Key") @Size(max = 200, message = "must be at most 200 characters") @Nullable String idempotencyKey,
            @NotNull(message = "is required") NewMessage wanted,
            @Context ContainerRequestContext request)
            throws InterruptedException {
        wanted.check();
        var trace = TraceFilters.of(request);
        var author = identity.getPrincipal().getName();
        var failed = wanted.resendOf();
        if (failed == null) {
            var key = Optional.ofNullable(idempotencyKey).filter(text -> !text.isBlank());
            return submit(wanted.command(conversationId, author, key), trace);
        }
        return switch (transactions.call(() -> resends.of(conversationId, failed, wanted.media(), author))) {
            case Resends.Resend.Possible(var command) -> submit(command, trace);
            case Resends.Resend.Done(var messageId) -> outcome(messageId);
            case Resends.Resend.Impossible(var reason) ->
                Problem.of("not-to-be-resent", "The message cannot be sent again", 409, reason)
                        .toResponse();
            case Resends.Resend.Unknown() ->
                Problem.of(
                                "no-such-message",
                                "No such message",
                                404,
                                "conversation " + conversationId + " has no message " + failed + " of ours")
                        .toResponse();
        };
    }

    private Response submit(SendMessage command, TraceContext trace) throws InterruptedException {
        var conversationId = command.conversationId();
        command.mediaUrl().ifPresent(url -> checkMedia(conversationId, url));
        var holder = transactions.call(() -> desk.heldFrom(conversationId, command.author()));
        if (holder.isPresent()) {
            return Problem.of(
                            "claimed",
                            "Another agent has claimed the conversation",
                            409,
                            "only " + holder.get() + " may write in conversation " + conversationId
                                    + "; ask them or a supervisor to release it")
                    .with("holder", holder.get())
                    .toResponse();
        }
        return switch (transactions.call(() -> messages.submit(command, trace))) {
            case Submission.Queued(var message) -> outcome(message.id());
            case Submission.Repeated(var message) -> outcome(message.id());
            case Submission.KeyReused(var message) ->
                Problem.of(
                                "idempotency-key-reused",
                                "The idempotency key belongs to another message",
                                422,
                                "the key was used for message " + message.id()
                                        + " with another content; choose a new key")
                        .toResponse();
            case Submission.Deleted(var messageId) -> deleted(messageId);
            case Submission.Refused(var refusal) -> Refusals.problem(refusal).toResponse();
            case Submission.UnknownConversation() ->
                Problem.of(
                                "no-such-conversation",
                                "No such conversation",
                                404,
                                "there is no conversation " + conversationId)
                        .toResponse();
        };
    }

    private void checkMedia(UUID conversationId, String url) {
        transactions.call(() -> mediaCheck.object(conversationId, url)).ifPresent(objection -> {
            throw new ProblemException(
                    objection.tooLarge()
                            ? Problem.of("file-too-large", "The file is too large", 413, objection.reason())
                            : Problem.of("file-gone", "The file is gone", 422, objection.reason()));
        });
    }

    private Response outcome(UUID messageId) throws InterruptedException {
        var settled = sending.await(messageId, config.waitForAnswer());
        return settled.isEmpty() ? deleted(messageId) : outcome(settled.get());
    }

    /** Nothing is left of a message whose conversation was deleted, be it while this waited. */
    private static Response deleted(UUID messageId) {
        return Problem.of(
                        "message-deleted",
                        "The message was deleted",
                        410,
                        "message " + messageId + " was deleted with its conversation; send it anew, with a new"
                                + " idempotency key")
                .toResponse();
    }

    private static Response outcome(Message message) {
        if (message.sid() != null) {
            return Response.status(Response.Status.CREATED)
                    .entity(Views.of(message))
                    .build();
        }
        if (message.status() == MessageStatus.PENDING) {
            return Response.accepted(Views.of(message)).build();
        }
        return refused(message);
    }

    private static Response refused(Message message) {
        var problem = Problem.of(
                        "message-refused",
                        "The message was not sent",
                        502,
                        message.errorMessage() == null
                                ? "Twilio refused message " + message.id()
                                : message.errorMessage())
                .with("messageId", message.id().toString());
        return (message.errorCode() == null ? problem : problem.with("twilioCode", message.errorCode())).toResponse();
    }
}
