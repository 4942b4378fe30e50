package dev.trunkline.journal.rest;

import dev.trunkline.journal.operations.Page;
import dev.trunkline.journal.reconciliation.Reconciliations;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Comparisons with the provider: what they found, and a new one on demand. */
@Path("/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Blocking
@Tag(name = "Reconciliation")
public class ReconciliationResource {

    private static final Duration DEFAULT_RANGE = Duration.ofHours(24);

    private final Instance<Reconciliations> reconciliations;

    ReconciliationResource(Instance<Reconciliations> reconciliations) {
        this.reconciliations = reconciliations;
    }

    @GET
    @Operation(summary = "Reports, newest first")
    public Listing<Sweep> list(
            @QueryParam("limit") @DefaultValue("50") @Pattern(regexp = Listing.LIMIT, message = Listing.LIMIT_WORDS) String limit) {
        return Listing.of(new Page<>(here().newest(Integer.parseInt(limit)), null), Sweep::of);
    }

    @GET
    @Path("/{id: [0-9]{1,18}}")
    @Operation(summary = "One report")
    public Sweep report(@PathParam("id") long id) {
        return here().find(id)
                .map(Sweep::of)
                .orElseThrow(
                        () -> JournalProblems.missing("there is no reconciliation " + id + "; old ones are deleted"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Has a time range compared with the provider, and what was missed made up for",
            description =
                    "Answers at once; the report can be asked for by its id. from: 24 hours before to unless given;"
                            + " to: now unless given.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Sweep.class)))
    public Response reconcile(
            @NotNull(message = "a body is due") @Valid Sweep.Wish wish, @Context SecurityContext caller) {
        var to = Objects.requireNonNullElseGet(wish.to(), Instant::now);
        var from = Objects.requireNonNullElseGet(wish.from(), () -> to.minus(DEFAULT_RANGE));
        var wanted = here().request(from, to, JournalResource.justification(caller, wish.why()));
        return Response.accepted(Sweep.of(wanted)).build();
    }

    private Reconciliations here() {
        if (reconciliations.isUnsatisfied()) {
            throw JournalProblems.missing("this service has nothing to reconcile");
        }
        return reconciliations.get();
    }

    @ServerExceptionMapper
    public Response invalid(IllegalArgumentException thrown) {
        return Words.invalid(String.valueOf(thrown.getMessage())).problem().toResponse();
    }
}
