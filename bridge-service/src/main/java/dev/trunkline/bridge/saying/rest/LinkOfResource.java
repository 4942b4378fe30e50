package dev.trunkline.bridge.saying.rest;

import dev.trunkline.bridge.link.LinkViews;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.web.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From a conversation, such as a task names it, to its link. */
@Path("/links/of/{conversation}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Links")
public class LinkOfResource {

    private final Links links;
    private final Transactions transactions;

    LinkOfResource(Links links, Transactions transactions) {
        this.links = links;
        this.transactions = transactions;
    }

    @GET
    @Operation(summary = "The link that a conversation is in, on either side")
    public Response link(@PathParam("conversation") String conversation) {
        return transactions
                .call(() -> links.of(conversation))
                .map(link -> Response.ok(LinkViews.of(link)).build())
                .orElseGet(() -> Problem.of("no-such-link", "No such link", 404, conversation + " is in no link")
                        .toResponse());
    }
}
