package dev.trunkline.ingress.ledger.rest;

import dev.trunkline.ingress.ledger.IngressLedger;
import dev.trunkline.ingress.ledger.IngressReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ingress' part of the ledger. */
@Path("/ledger")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger", description = "What has come in and is not on the webhook topics")
class LedgerResource {

    private final IngressLedger ledger;

    LedgerResource(IngressLedger ledger) {
        this.ledger = ledger;
    }

    @GET
    @Operation(
            summary = "What waits in the spool, was set aside, or is in quarantine",
            description =
                    "limit: how many ids of each are named, 10,000 at most, the oldest first; of the quarantine the newest. A list shorter than its count was cut.")
    public IngressReport report(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(10_000) int limit) {
        return ledger.report(limit);
    }
}
