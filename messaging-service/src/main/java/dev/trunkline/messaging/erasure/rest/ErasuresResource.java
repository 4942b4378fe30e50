package dev.trunkline.messaging.erasure.rest;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.erasure.Erasure;
import dev.trunkline.messaging.erasure.ErasureConfig;
import dev.trunkline.messaging.erasure.Erasures;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.outbound.Settlements;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Erases one person's data; the receipts stay. */
@Path("/erasures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Erasure")
public class ErasuresResource {

    private static final int MOST = 100;

    private final Erasures erasures;
    private final Settlements settlements;
    private final Transactions transactions;
    private final ErasureConfig config;
    private final SecurityIdentity identity;

    ErasuresResource(
            Erasures erasures,
            Settlements settlements,
            Transactions transactions,
            ErasureConfig config,
            SecurityIdentity identity) {
        this.erasures = erasures;
        this.settlements = settlements;
        this.transactions = transactions;
        this.config = config;
        this.identity = identity;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Erases all there is to a person in every service: 201 with the receipt once that is done, or 202 "
                            + "with how far it is")
    public Response erase(
            @NotNull(message = "is required") @Valid NewErasure wanted, @Context ContainerRequestContext request)
            throws InterruptedException {
        var by = identity.getPrincipal().getName();
        var trace = request.getProperty(TraceFilters.PROPERTY) instanceof TraceContext joined
                ? joined
                : TraceContext.start();
        var address = wanted.address().strip();
        var reason = wanted.reason().strip();
        return switch (transactions.call(() -> erasures.submit(address, reason, by, trace))) {
            case Erasures.Submission.Kept(var id) -> outcome(id);
            case Erasures.Submission.OwnAddress() ->
                Problem.of(
                                "own-address",
                                "Our own address",
                                422,
                                "the address is one of our own senders; enter a customer's")
                        .toResponse();
            case Erasures.Submission.NamedInReason() ->
                Problem.of(
                                "invalid-request",
                                "The request is not valid",
                                400,
                                "reason: must not name the person, as it stays in the receipt")
                        .toResponse();
        };
    }

    private Response outcome(UUID id) throws InterruptedException {
        var erasure = settlements
                .await(
                        id,
                        config.waitForAnswer(),
                        () -> transactions.call(() -> erasures.find(id)),
                        found -> found.state() == Erasure.State.PENDING)
                .orElseThrow();
        return Response.status(erasure.state() == Erasure.State.DONE ? 201 : 202)
                .location(URI.create("/erasures/" + id))
                .entity(ErasureView.of(erasure))
                .build();
    }

    /** Receipts. */
    public record Receipts(List<ErasureView> items) {}

    @GET
    @Operation(summary = "The newest receipts; with an address, that person's")
    public Receipts list(@QueryParam("address") @Nullable String address) {
        var found =
                transactions.call(() -> address == null ? erasures.newest(MOST) : erasures.of(address.strip(), MOST));
        return new Receipts(found.stream().map(ErasureView::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One receipt")
    public Response get(@PathParam("id") UUID id) {
        return transactions
                .call(() -> erasures.find(id))
                .map(found -> Response.ok(ErasureView.of(found)).build())
                .orElseGet(() -> Problem.of("no-such-erasure", "No such erasure", 404, "there is no erasure " + id)
                        .toResponse());
    }
}
