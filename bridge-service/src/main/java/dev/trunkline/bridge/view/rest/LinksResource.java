package dev.trunkline.bridge.view.rest;

import dev.trunkline.bridge.copy.Copies;
import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.drift.Checked;
import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.rest.DriftView;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.LinkViews;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.PageCursor;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.contracts.update.LinkView;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.web.problem.Problem;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Links, and what was copied within each. */
@Path("/links")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Links")
public class LinksResource {

    private static final int MOST_DRIFT = 50;

    private final Links links;
    private final Copies copies;
    private final Differences differences;
    private final Checks checks;
    private final Work work;
    private final Transactions transactions;
    private final SecurityIdentity identity;

    LinksResource(
            Links links,
            Copies copies,
            Differences differences,
            Checks checks,
            Work work,
            Transactions transactions,
            SecurityIdentity identity) {
        this.links = links;
        this.copies = copies;
        this.differences = differences;
        this.checks = checks;
        this.work = work;
        this.transactions = transactions;
        this.identity = identity;
    }

    /** @param next the cursor of the following page; null on the last one */
    public record Page(List<LinkView> items, @Nullable String next) {}

    /**
     * @param messages newest first
     * @param work what is still to be done, oldest first
     * @param drift where the sides differed, found last first
     * @param comparison what came of the last comparison; null before the first
     */
    public record Whole(
            LinkView link,
            List<CopyView> messages,
            List<Work.Item> work,
            List<DriftView> drift,
            @Nullable ComparisonView comparison) {}

    /**
     * What came of a comparison.
     *
     * @param state {@code alike}, {@code repaired}, {@code left} or {@code unreadable}
     * @param repaired how many differences were made good
     * @param left how many stay open, each with its own reason
     * @param reason why a side could not be read
     */
    public record ComparisonView(
            String state,
            String by,
            Instant at,
            int repaired,
            int left,
            @Nullable String reason) {
        static ComparisonView of(Checked checked) {
            return new ComparisonView(
                    checked.state().id(),
                    checked.by(),
                    checked.at(),
                    checked.repaired(),
                    checked.left(),
                    checked.reason());
        }
    }

    /** @param why for the audit log */
    public record Wish(
            @NotBlank(message = "say for the audit log why") @Size(max = 1_000) String why) {}

    /** @param retried how many entries are tried again now */
    public record Retried(int retried) {}

    /**
     * One message on both sides.
     *
     * @param side where it was said: {@code first} or {@code second}
     * @param state {@code pending}, {@code copied}, {@code skipped}, {@code failed} or {@code deleted}
     * @param reason why there is no copy
     */
    public record CopyView(
            String side,
            String sid,
            @Nullable Integer index,
            @Nullable String copySid,
            @Nullable Integer copyIndex,
            String state,
            String author,
            int media,
            @Nullable String reason,
            @Nullable Instant saidAt,
            @Nullable Instant copiedAt) {

        static CopyView of(Copy copy) {
            return new CopyView(
                    copy.side().name().toLowerCase(Locale.ROOT),
                    copy.sid(),
                    copy.index(),
                    copy.copySid(),
                    copy.copyIndex(),
                    copy.state().name().toLowerCase(Locale.ROOT),
                    copy.author(),
                    copy.media(),
                    copy.reason(),
                    copy.saidAt(),
                    copy.copiedAt());
        }
    }

    @GET
    @Operation(summary = "All links, newest change first")
    public Page list(
            @QueryParam("state")
                    @Pattern(regexp = "open|ended|closed", message = "must be open, ended or closed") @Nullable String state,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var wanted = state == null ? null : Link.State.valueOf(state.toUpperCase(Locale.ROOT));
        var after = cursor == null ? null : PageCursor.read(cursor);
        var found = transactions.call(() -> links.newest(wanted, after, limit + 1));
        var page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream().map(LinkViews::of).toList(),
                found.size() > limit
                        ? PageCursor.of(new Links.After(
                                page.getLast().changedAt(), page.getLast().id()))
                        : null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One link: both sides beside each other, each message with its copy or why there is none")
    public Response find(
            @PathParam("id") UUID id, @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return transactions
                .call(() -> links.find(id).map(link -> whole(link, limit)))
                .map(whole -> Response.ok(whole).build())
                .orElseGet(() -> missing(id));
    }

    @POST
    @Path("/{id}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"supervisor", "operator"})
    @Operation(summary = "Has what was given up, and what waits for its next attempt, tried now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Retried.class)))
    public Response retry(@PathParam("id") UUID id, @NotNull(message = "a body is due") @Valid Wish wish) {
        var by = new Justification(identity.getPrincipal().getName(), wish.why().strip());
        return transactions
                .call(() -> links.find(id))
                .map(link ->
                        Response.ok(new Retried(work.retry(link.lane(), by))).build())
                .orElseGet(() -> missing(id));
    }

    private static Response missing(UUID id) {
        return Problem.of("no-such-link", "No such link", 404, "there is no link " + id)
                .toResponse();
    }

    private Whole whole(Link link, int limit) {
        return new Whole(
                LinkViews.of(link),
                copies.newest(link.id(), limit).stream().map(CopyView::of).toList(),
                work.of(link.lane()),
                differences.newest(null, link.id(), null, MOST_DRIFT).stream()
                        .map(one -> DriftView.of(one, Optional.of(link)))
                        .toList(),
                checks.of(link.id()).map(ComparisonView::of).orElse(null));
    }
}
