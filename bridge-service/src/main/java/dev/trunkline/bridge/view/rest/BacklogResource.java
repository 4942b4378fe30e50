package dev.trunkline.bridge.view.rest;

import dev.trunkline.journal.query.JournalQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How much is still to be done for all links together. */
@Path("/links/backlog")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Links")
public class BacklogResource {

    private final JournalQuery journal;

    BacklogResource(JournalQuery journal) {
        this.journal = journal;
    }

    /**
     * @param waiting events not done
     * @param lanes conversations that they belong to
     * @param parked events given up
     * @param oldestAt when the one that waits longest came; null where nothing waits
     */
    public record Waiting(
            long waiting, long lanes, long parked, @Nullable Instant oldestAt) {}

    @GET
    @Operation(summary = "How many events wait, in how many conversations, and since when")
    public Waiting waiting() {
        var backlog = journal.backlog();
        return new Waiting(
                backlog.depth(),
                backlog.lanes(),
                backlog.parked(),
                backlog.oldest().orElse(null));
    }
}
