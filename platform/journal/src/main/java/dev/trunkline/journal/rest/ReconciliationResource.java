package dev.trunkline.journal.rest;

import dev.trunkline.journal.operations.Page;
import dev.trunkline.journal.reconciliation.ReconciliationReport;
import dev.trunkline.journal.reconciliation.Reconciliations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Comparisons with the provider: what they found, and a new one on demand. */
@Path("/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@RunOnVirtualThread
@Tag(name = "Reconciliation")
public class ReconciliationResource {

    private static final Duration DEFAULT_RANGE = Duration.ofHours(24);

    /** How long a request waits for its report. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

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
                .orElseThrow(() -> JournalProblems.missing("there is no reconciliation " + id + "; old ones are deleted"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Compares a time range with the provider and makes up for what was missed",
            description = "from: 24 hours before to unless given; to: now unless given.")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "202", description = "It takes longer: ask for the report by its id")
    public Response reconcile(@NotNull(message = "a body is due") Sweep.Wish wish, @Context SecurityContext caller)
            throws InterruptedException {
        var to = Objects.requireNonNullElseGet(wish.to(), Instant::now);
        var from = Objects.requireNonNullElseGet(wish.from(), () -> to.minus(DEFAULT_RANGE));
        var report = outcome(here().request(from, to, caller.getUserPrincipal().getName()));
        return Response.status(report.isFinished() ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(Sweep.of(report))
                .build();
    }

    /** The report once it has ended, or as it stands after a while. It may run on another instance. */
    private ReconciliationReport outcome(ReconciliationReport wanted) throws InterruptedException {
        var end = Instant.now().plus(WAIT);
        var report = wanted;
        while (!report.isFinished() && Instant.now().isBefore(end)) {
            Thread.sleep(LOOK_AGAIN);
            report = here().find(wanted.id()).orElse(report);
        }
        return report;
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
