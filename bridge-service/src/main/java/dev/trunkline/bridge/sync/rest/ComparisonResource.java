package dev.trunkline.bridge.sync.rest;

import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.sync.Comparisons;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Has a link compared with Twilio now. */
@Path("/links/{id}/comparison")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Links")
public class ComparisonResource {

    private final Links links;
    private final Comparisons comparisons;
    private final Transactions transactions;
    private final SecurityIdentity identity;

    ComparisonResource(Links links, Comparisons comparisons, Transactions transactions, SecurityIdentity identity) {
        this.links = links;
        this.comparisons = comparisons;
        this.transactions = transactions;
        this.identity = identity;
    }

    /** @param eventId of the journal's entry */
    public record Asked(String eventId) {}

    @POST
    @Operation(summary = "Reads both sides at Twilio and brings to each what it lacks; 202, in the link's lane")
    public Response compare(@PathParam("id") UUID id, @Context ContainerRequestContext request) {
        var by = identity.getPrincipal().getName();
        return transactions
                .call(() -> links.find(id))
                .map(link -> Response.accepted(new Asked(comparisons.ask(link, by, TraceFilters.of(request))))
                        .build())
                .orElseGet(() -> Problem.of("no-such-link", "No such link", 404, "there is no link " + id)
                        .toResponse());
    }
}
