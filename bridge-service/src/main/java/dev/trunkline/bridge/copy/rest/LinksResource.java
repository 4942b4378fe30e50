package dev.trunkline.bridge.copy.rest;

import dev.trunkline.bridge.copy.Copies;
import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.LinkViews;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.contracts.update.LinkView;
import dev.trunkline.web.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Links, and what was copied within each. */
@Path("/links")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Links")
public class LinksResource {

    private final Links links;
    private final Copies copies;
    private final Transactions transactions;

    LinksResource(Links links, Copies copies, Transactions transactions) {
        this.links = links;
        this.copies = copies;
        this.transactions = transactions;
    }

    /** @param next the cursor of the following page; null on the last one */
    public record Page(List<LinkView> items, @Nullable String next) {}

    /** Newest message first. */
    public record Whole(LinkView link, List<CopyView> messages) {}

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
        var after = cursor == null ? null : Cursor.read(cursor);
        var found = transactions.call(() -> links.newest(wanted, after, limit + 1));
        var page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream().map(LinkViews::of).toList(), found.size() > limit ? Cursor.after(page.getLast()) : null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One link: both sides beside each other, each message with its copy or why there is none")
    public Response find(
            @PathParam("id") UUID id, @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return transactions
                .call(() -> links.find(id).map(link -> whole(link, limit)))
                .map(whole -> Response.ok(whole).build())
                .orElseGet(() -> Problem.of("no-such-link", "No such link", 404, "there is no link " + id)
                        .toResponse());
    }

    private Whole whole(Link link, int limit) {
        return new Whole(
                LinkViews.of(link),
                copies.newest(link.id(), limit).stream().map(CopyView::of).toList());
    }
}
