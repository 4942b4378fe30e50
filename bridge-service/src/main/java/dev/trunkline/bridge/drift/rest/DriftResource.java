package dev.trunkline.bridge.drift.rest;

import dev.trunkline.bridge.drift.Difference;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.ReconciliationConfig;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Links.After;
import dev.trunkline.bridge.link.PageCursor;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.reconciliation.Reconciliations;
import dev.trunkline.journal.rest.Sweep;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the sides of links differed, and sweeps over all links. */
@Path("/drift")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Drift")
public class DriftResource {

    private static final int LONGEST_WHY = 1_000;

    private final Differences differences;
    private final Links links;
    private final Transactions transactions;
    private final Reconciliations reconciliations;
    private final ReconciliationConfig config;
    private final SecurityIdentity identity;

    DriftResource(
            Differences differences,
            Links links,
            Transactions transactions,
            Reconciliations reconciliations,
            ReconciliationConfig config,
            SecurityIdentity identity) {
        this.differences = differences;
        this.links = links;
        this.transactions = transactions;
        this.reconciliations = reconciliations;
        this.config = config;
        this.identity = identity;
    }

    /** @param next the cursor of the following page; null on the last one */
    public record Page(List<DriftView> items, @Nullable String next) {}

    /**
     * @param open how many differences are open
     * @param repaired how many of those that are kept were made good
     * @param sweep the newest sweep; null before the first
     */
    public record Summary(
            long open, long repaired, @Nullable Sweep sweep) {}

    /** @param why for the audit log */
    public record Wish(
            @NotBlank(message = "say for the audit log why") @Size(max = LONGEST_WHY) String why) {}

    @GET
    @Operation(summary = "All differences, those found last first")
    public Page list(
            @QueryParam("state") @Pattern(regexp = "open|repaired", message = "must be open or repaired") @Nullable String state,
            @QueryParam("link") @Nullable UUID link,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var open = state == null ? null : (Boolean) state.equals("open");
        var after = cursor == null ? null : PageCursor.read(cursor);
        return transactions.call(() -> page(differences.newest(open, link, after, limit + 1), limit));
    }

    private Page page(List<Difference> found, int limit) {
        var page = found.subList(0, Math.min(limit, found.size()));
        var last = page.isEmpty() ? null : page.getLast();
        return new Page(
                page.stream()
                        .map(one -> DriftView.of(one, links.find(one.link())))
                        .toList(),
                found.size() > limit && last != null ? PageCursor.of(new After(last.foundAt(), last.id())) : null);
    }

    @GET
    @Path("/summary")
    @Operation(summary = "How many differences are open, and the last sweep")
    public Summary summary() {
        var newest = reconciliations.newest(1);
        return transactions.call(() -> new Summary(
                differences.count(true),
                differences.count(false),
                newest.isEmpty() ? null : Sweep.of(newest.getFirst())));
    }

    @POST
    @Path("/sweep")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Has all links compared with Twilio now, and made alike", description = "Answers at once.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Sweep.class)))
    public Response sweep(@NotNull(message = "a body is due") @Valid Wish wish) {
        var to = Instant.now();
        var by = new Justification(identity.getPrincipal().getName(), wish.why().strip());
        var wanted = reconciliations.request(to.minus(config.lookBack()), to, by);
        return Response.accepted(Sweep.of(wanted)).build();
    }
}
