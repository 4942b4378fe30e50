package dev.trunkline.taskrouter.self.rest;

import dev.trunkline.contracts.update.WorkerView;
import dev.trunkline.taskrouter.board.Views;
import dev.trunkline.taskrouter.self.OwnWorkers;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which workers are the person who asks. */
@Path("/workers/mine")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@Blocking
@Tag(name = "Workers")
public class OwnWorkersResource {

    private final OwnWorkers own;
    private final Views views;

    OwnWorkersResource(OwnWorkers own, Views views) {
        this.own = own;
        this.views = views;
    }

    public record OwnWorkerList(List<WorkerView> items) {}

    @GET
    @Operation(summary = "The caller's own workers, one for each account at most, as a rule")
    public OwnWorkerList mine() {
        return new OwnWorkerList(views.of(own.all()));
    }
}
