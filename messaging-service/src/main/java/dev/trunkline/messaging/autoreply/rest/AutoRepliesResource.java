package dev.trunkline.messaging.autoreply.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.trunkline.messaging.autoreply.AutoReplies;
import dev.trunkline.messaging.autoreply.RuleBook;
import dev.trunkline.messaging.changes.Change;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.web.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rules of auto replies, edited by supervisors. */
@Path("/auto-replies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "operator"})
@Blocking
@Tag(name = "Auto replies")
public class AutoRepliesResource {

    private static final int SHOWN_CHANGES = 100;

    private final AutoReplies rules;
    private final RuleBook book;
    private final Transactions transactions;
    private final SecurityIdentity identity;

    AutoRepliesResource(AutoReplies rules, RuleBook book, Transactions transactions, SecurityIdentity identity) {
        this.rules = rules;
        this.book = book;
        this.transactions = transactions;
        this.identity = identity;
    }

    /** All there are. */
    public record Items<T>(List<T> items) {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A change of a rule.
     *
     * @param action {@code created}, {@code changed} or {@code deleted}
     */
    public record ChangeView(
            Instant at,
            String who,
            String action,
            UUID rule,
            @JsonRawValue @Nullable String before,
            @JsonRawValue @Nullable String after) {

        static ChangeView of(Change change) {
            return new ChangeView(
                    change.at(), change.who(), change.action(), change.item(), change.before(), change.after());
        }
    }

    @GET
    @Operation(summary = "All rules, the first that matches answers")
    public Items<RuleJson> list() {
        return new Items<>(
                transactions.call(rules::all).stream().map(RuleJson::of).toList());
    }

    @GET
    @Path("/changes")
    @Operation(summary = "Who changed which rule, and how, newest first")
    public Items<ChangeView> changes() {
        return new Items<>(transactions.call(() -> book.changes(SHOWN_CHANGES)).stream()
                .map(ChangeView::of)
                .toList());
    }

    @POST
    @Operation(summary = "Adds a rule")
    public Response add(@NotNull(message = "is required") RuleJson wanted) {
        var rule = wanted.toRule(UUID.randomUUID());
        var added = transactions.call(() -> book.add(rule, who()));
        return Response.created(URI.create("/auto-replies/" + added.id()))
                .entity(RuleJson.of(added))
                .build();
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Changes a rule; 409 where somebody else has changed it since it was read")
    public Response replace(@PathParam("id") UUID id, @NotNull(message = "is required") RuleJson wanted) {
        var rule = wanted.toRule(id);
        return switch (transactions.call(() -> book.replace(rule, who()))) {
            case RuleBook.Edit.Done(var changed) ->
                Response.ok(RuleJson.of(changed)).build();
            case RuleBook.Edit.ChangedMeanwhile(var current) ->
                Problem.of(
                                "changed-meanwhile",
                                "Somebody else has changed it",
                                409,
                                "auto reply " + id + " has version " + current.version()
                                        + " now; read it and change that")
                        .with("version", current.version())
                        .toResponse();
            case RuleBook.Edit.Unknown() -> unknown(id);
        };
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Deletes a rule")
    public Response remove(@PathParam("id") UUID id) {
        return transactions.call(() -> book.remove(id, who()))
                ? Response.noContent().build()
                : unknown(id);
    }

    private static Response unknown(UUID id) {
        return Problem.of("no-such-auto-reply", "No such auto reply", 404, "there is no auto reply " + id)
                .toResponse();
    }

    private String who() {
        return identity.getPrincipal().getName();
    }
}
