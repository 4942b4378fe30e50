package dev.trunkline.journal.rest;

import dev.trunkline.journal.operations.LedgerCheck;
import dev.trunkline.journal.operations.LedgerReport;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether this service's journal has all that Kafka has. */
@Path("/journal/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Blocking
@Tag(name = "Journal")
public class LedgerResource {

    private static final Duration DEFAULT_RANGE = Duration.ofHours(24);

    private final LedgerCheck check;

    LedgerResource(LedgerCheck check) {
        this.check = check;
    }

    @GET
    @Operation(
            summary = "Compares the service's webhook topics with its journal, by id",
            description = "from: 24 hours before to unless given; to: now unless given. Takes seconds to minutes.")
    public LedgerReport compare(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        var end = Objects.requireNonNullElseGet(Words.instant("to", to), Instant::now);
        var begin = Objects.requireNonNullElseGet(Words.instant("from", from), () -> end.minus(DEFAULT_RANGE));
        if (!begin.isBefore(end)) {
            throw Words.invalid("from: must be before to");
        }
        return check.compare(begin, end);
    }
}
