package dev.trunkline.ingress.quarantine.rest;

import dev.trunkline.ingress.quarantine.Kept;
import dev.trunkline.ingress.quarantine.QuarantineOperations;
import dev.trunkline.ingress.quarantine.QuarantineUnreadableException;
import dev.trunkline.ingress.quarantine.Release;
import dev.trunkline.web.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Requests that were refused and may be genuine. */
@Path("/quarantine")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quarantine", description = "Requests that name one of our accounts and bear no signature we can verify")
class QuarantineResource {

    private final QuarantineOperations quarantine;

    QuarantineResource(QuarantineOperations quarantine) {
        this.quarantine = quarantine;
    }

    /** Body of the list. */
    public record Page(List<Kept> items) {}

    /** What to release: these ids, or all. */
    public record ReleaseOrder(@Nullable Set<String> ids, boolean all) {
        @AssertTrue(message = "give either ids or all=true") public boolean isDecided() {
            return all == (ids == null || ids.isEmpty());
        }
    }

    @GET
    @Operation(summary = "Requests in quarantine, newest first")
    public Page list(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return new Page(quarantine.kept(limit));
    }

    @POST
    @Path("/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Check requests again, and publish those that are genuine by the tokens and URLs of now")
    public Release release(@NotNull @Valid ReleaseOrder order) {
        return order.all() || order.ids() == null ? quarantine.releaseAll() : quarantine.release(order.ids());
    }

    @ServerExceptionMapper
    public Response unreadable(QuarantineUnreadableException thrown) {
        return Problem.of("quarantine-unreadable", "The quarantine cannot be read now", 503, thrown.getMessage())
                .toResponse();
    }
}
