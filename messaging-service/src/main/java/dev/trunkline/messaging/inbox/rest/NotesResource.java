package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.contracts.update.NoteView;
import dev.trunkline.messaging.inbox.DeskWork;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.inbox.Views;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
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
import org.jspecify.annotations.Nullable;

/** What agents write to each other. Nothing here leads to a customer. */
@Path("/conversations/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@Blocking
@Tag(name = "Conversations")
public class NotesResource {

    private static final int LONGEST_NOTE = 10_000;

    private final DeskWork work;
    private final Transactions transactions;
    private final SecurityIdentity identity;

    NotesResource(DeskWork work, Transactions transactions, SecurityIdentity identity) {
        this.work = work;
        this.transactions = transactions;
        this.identity = identity;
    }

    public record NewNote(@Nullable String body) {}

    public record NoteList(List<NoteView> items) {
        public NoteList {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(summary = "The notes about a conversation, oldest to newest")
    public NoteList list(@PathParam("id") UUID id) {
        var notes = transactions.call(() -> work.notes(id)).orElseThrow(() -> Requests.noConversation(id));
        return new NoteList(notes.stream().map(Views::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Writes a note")
    public Response add(
            @PathParam("id") UUID id,
            @NotNull(message = "is required") NewNote wanted,
            @Context ContainerRequestContext request) {
        var body = Requests.text("body", wanted.body(), LONGEST_NOTE);
        var agent = identity.getPrincipal().getName();
        var note = transactions
                .call(() -> work.note(id, body, agent, Requests.cause(request)))
                .orElseThrow(() -> Requests.noConversation(id));
        return Response.status(Response.Status.CREATED).entity(Views.of(note)).build();
    }
}
