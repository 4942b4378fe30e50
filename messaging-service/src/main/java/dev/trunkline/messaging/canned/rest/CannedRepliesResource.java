package dev.trunkline.messaging.canned.rest;

import dev.trunkline.messaging.canned.CannedReplies;
import dev.trunkline.messaging.canned.CannedReply;
import dev.trunkline.messaging.canned.CannedReplyBook;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.web.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Canned replies: every agent reads them, supervisors edit them. */
@Path("/canned-replies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "operator"})
@Blocking
@Tag(name = "Canned replies")
public class CannedRepliesResource {

    private final CannedReplies replies;
    private final CannedReplyBook book;
    private final Transactions transactions;
    private final SecurityIdentity identity;

    CannedRepliesResource(
            CannedReplies replies, CannedReplyBook book, Transactions transactions, SecurityIdentity identity) {
        this.replies = replies;
        this.book = book;
        this.transactions = transactions;
        this.identity = identity;
    }

    /** All there are. */
    public record Items(List<CannedReply> items) {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** @param version of a change: what its editor saw */
    public record Wanted(
            @NotNull(message = "is required") @Pattern(regexp = "(?s)(?=.*\\S)[^\\x00]{1,100}", message = "must be some text of at most 100 characters")
            String title,

            @NotNull(message = "is required") @Pattern(regexp = "(?s)(?=.*\\S)[^\\x00]{1,1600}", message = "must be some text of at most 1600 characters")
            String text,

            @Nullable Long version) {

        CannedReply toReply(UUID id) {
            return new CannedReply(id, title.strip(), text.strip(), Objects.requireNonNullElse(version, 0L));
        }
    }

    @GET
    @RolesAllowed({"agent", "supervisor", "operator"})
    @Operation(summary = "All canned replies by title")
    public Items list() {
        return new Items(transactions.call(replies::all));
    }

    @POST
    @Operation(summary = "Adds a canned reply")
    public Response add(@NotNull @Valid Wanted wanted) {
        var reply = wanted.toReply(UUID.randomUUID());
        var added = transactions.call(() -> book.add(reply, who()));
        return Response.created(URI.create("/canned-replies/" + added.id()))
                .entity(added)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Changes a canned reply; 409 where somebody else has changed it since it was read")
    public Response replace(@PathParam("id") UUID id, @NotNull @Valid Wanted wanted) {
        return switch (transactions.call(() -> book.replace(wanted.toReply(id), who()))) {
            case CannedReplyBook.Edit.Done(var changed) -> Response.ok(changed).build();
            case CannedReplyBook.Edit.ChangedMeanwhile(var current) ->
                Problem.of(
                                "changed-meanwhile",
                                "Somebody else has changed it",
                                409,
                                "canned reply " + id + " has version " + current.version()
                                        + " now; read it and change that")
                        .with("version", current.version())
                        .toResponse();
            case CannedReplyBook.Edit.Unknown() -> unknown(id);
        };
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Deletes a canned reply")
    public Response remove(@PathParam("id") UUID id) {
        return transactions.call(() -> book.remove(id, who()))
                ? Response.noContent().build()
                : unknown(id);
    }

    private static Response unknown(UUID id) {
        return Problem.of("no-such-canned-reply", "No such canned reply", 404, "there is no canned reply " + id)
                .toResponse();
    }

    private String who() {
        return identity.getPrincipal().getName();
    }
}
