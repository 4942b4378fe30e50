package dev.trunkline.taskrouter.board.rest;

import dev.trunkline.contracts.update.TaskView;
import dev.trunkline.contracts.update.WorkerView;
import dev.trunkline.taskrouter.board.AccountNames;
import dev.trunkline.taskrouter.board.BoardConfig;
import dev.trunkline.taskrouter.board.BoardStore;
import dev.trunkline.taskrouter.board.Queues;
import dev.trunkline.taskrouter.board.Queues.QueueView;
import dev.trunkline.taskrouter.board.Task;
import dev.trunkline.taskrouter.board.Views;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is on the board. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@Blocking
@Tag(name = "Board")
public class BoardResource {

    private static final int MOST = 1000;

    private final BoardStore store;
    private final Views views;
    private final AccountNames accounts;
    private final BoardConfig config;

    BoardResource(BoardStore store, Views views, AccountNames accounts, BoardConfig config) {
        this.store = store;
        this.views = views;
        this.accounts = accounts;
        this.config = config;
    }

    public record TaskList(List<TaskView> items) {}

    /** @param next the cursor of the following page; null on the last one */
    public record WorkerList(
            List<WorkerView> items, @Nullable String next) {}

    public record QueueList(List<QueueView> items) {}

    @GET
    @Path("tasks")
    @Operation(summary = "Tasks that are not over, oldest first, at most 1000")
    public TaskList tasks() {
        return new TaskList(views.open(MOST));
    }

    @GET
    @Path("tasks/{sid}")
    @Operation(summary = "One task with its reservations")
    public TaskView task(@PathParam("sid") String sid) {
        return store.task(sid)
                .map(views::of)
                .orElseThrow(() -> new ProblemException(
                        Problem.of("no-such-task", "No such task", 404, "there is no task " + sid)));
    }

    @GET
    @Path("workers")
    @Operation(summary = "Workers by name, a page of them")
    public WorkerList workers(
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(MOST) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (cursor != null && store.worker(cursor).isEmpty()) {
            throw new ProblemException(Problem.of(
                    "invalid-request",
                    "Invalid request",
                    400,
                    "cursor: not one of ours; take it from the page before, or start without one"));
        }
        var found = store.workers(cursor, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return new WorkerList(
                views.of(page), found.size() > limit ? page.getLast().sid() : null);
    }

    @GET
    @Path("queues")
    @Operation(summary = "Queues with tasks that are not over, and how long these wait")
    public QueueList queues() {
        var limits = new Queues.Limits(config.slaWarning(), config.slaBreach());
        var open = BoardStore.all(after -> store.openTasks(after, BoardStore.PAGE), Task::sid)
                .map(Task::inQueue)
                .toList();
        return new QueueList(Queues.of(open, Instant.now(), limits, accounts));
    }
}
