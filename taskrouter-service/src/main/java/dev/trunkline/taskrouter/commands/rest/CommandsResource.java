package dev.trunkline.taskrouter.commands.rest;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.update.WorkerView;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.taskrouter.board.BoardStore;
import dev.trunkline.taskrouter.board.Reservation;
import dev.trunkline.taskrouter.board.Views;
import dev.trunkline.taskrouter.board.Worker;
import dev.trunkline.taskrouter.commands.AgentCommand;
import dev.trunkline.taskrouter.commands.Commands;
import dev.trunkline.taskrouter.commands.Outcome;
import dev.trunkline.taskrouter.commands.TaskRouter;
import dev.trunkline.taskrouter.commands.Waiting;
import dev.trunkline.taskrouter.self.OwnWorkers;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What workers do with tasks. Agents act on their own reservations, supervisors and operators on all. */
@Path("/reservations/{sid}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Reservations")
public class CommandsResource {

    private final BoardStore board;
    private final Commands commands;
    private final Waiting waiting;
    private final Views views;
    private final Transactions transactions;
    private final SecurityIdentity identity;
    private final OwnWorkers own;
    private final TaskRouter router;

    CommandsResource(
            BoardStore board,
            Commands commands,
            Waiting waiting,
            Views views,
            Transactions transactions,
            SecurityIdentity identity,
            OwnWorkers own,
            TaskRouter router) {
        this.board = board;
        this.commands = commands;
        this.waiting = waiting;
        this.views = views;
        this.transactions = transactions;
        this.identity = identity;
        this.own = own;
        this.router = router;
    }

    /** One of both. @param workerSid {@code WK...}, of the same workspace @param queueSid {@code WQ...}, likewise */
    public record Target(
            @Nullable String workerSid, @Nullable String queueSid) {}

    /** Whom a task may be given to: workers on the board, queues as Twilio has them. */
    public record Targets(List<WorkerView> workers, List<TaskRouter.Queue> queues) {}

    @POST
    @Path("/accept")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Accepts an offer")
    public Response accept(@PathParam("sid") String sid, @Context ContainerRequestContext request) {
        return runOwn(AgentCommand.Kind.ACCEPT, sid, request);
    }

    @POST
    @Path("/reject")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Declines an offer")
    public Response reject(@PathParam("sid") String sid, @Context ContainerRequestContext request) {
        return runOwn(AgentCommand.Kind.REJECT, sid, request);
    }

    @POST
    @Path("/wrap-up")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Ends the conversation; what is left is to be written down")
    public Response wrapUp(@PathParam("sid") String sid, @Context ContainerRequestContext request) {
        return runOwn(AgentCommand.Kind.WRAP_UP, sid, request);
    }

    @POST
    @Path("/complete")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Completes the task")
    public Response complete(@PathParam("sid") String sid, @Context ContainerRequestContext request) {
        return runOwn(AgentCommand.Kind.COMPLETE, sid, request);
    }

    @GET
    @Path("/targets")
    @Operation(summary = "Workers and queues that the task can be given to; asks Twilio")
    public Targets targets(@PathParam("sid") String sid) {
        var reservation = mine(sid);
        var workers = BoardStore.all(after -> board.workers(after, BoardStore.PAGE), Worker::sid)
                .filter(worker -> worker.workspaceSid().equals(reservation.workspaceSid()))
                .toList();
        return new Targets(views.of(workers), router.queues(reservation.account(), reservation.workspaceSid()));
    }

    @POST
    @Path("/transfer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives the task to another worker, 409 where that worker has it already, or back into a queue")
    public Response transfer(
            @PathParam("sid") String sid,
            @NotNull(message = "is required") Target target,
            @Context ContainerRequestContext request) {
        var reservation = mine(sid);
        var to = target.queueSid() == null ? worker(target, reservation) : queue(target.queueSid(), reservation);
        return run(AgentCommand.Kind.TRANSFER, reservation, to, request);
    }

    private String queue(String sid, Reservation reservation) {
        return router.queues(reservation.account(), reservation.workspaceSid()).stream()
                .map(TaskRouter.Queue::sid)
                .filter(sid::equals)
                .findFirst()
                .orElseThrow(() -> problem(
                        "no-such-queue",
                        "No such queue",
                        404,
                        "there is no queue " + sid + " in the task's workspace"));
    }

    private String worker(Target target, Reservation reservation) {
        var worker = board.worker(Objects.requireNonNullElse(target.workerSid(), ""))
                .filter(found -> found.account().equals(reservation.account()))
                .filter(found -> found.workspaceSid().equals(reservation.workspaceSid()) && !found.deleted())
                .orElseThrow(() -> problem(
                        "no-such-worker",
                        "No such worker",
                        404,
                        "there is no worker " + target.workerSid() + " beside this one"));
        if (worker.sid().equals(reservation.workerSid())) {
            throw problem(
                    "same-worker",
                    "The worker has the task already",
                    409,
                    "task " + reservation.taskSid() + " is with " + worker.name() + "; name another one");
        }
        return worker.sid();
    }

    private Response runOwn(AgentCommand.Kind kind, String sid, ContainerRequestContext request) {
        return run(kind, mine(sid), null, request);
    }

    private Reservation mine(String sid) {
        var reservation = board.reservation(sid)
                .orElseThrow(() ->
                        problem("no-such-reservation", "No such reservation", 404, "there is no reservation " + sid));
        if (!own.mayActOn(reservation)) {
            throw problem(
                    "not-your-reservation",
                    "Another worker's reservation",
                    403,
                    "reservation " + sid + " is " + reservation.workerName() + "'s; ask them or a supervisor");
        }
        return reservation;
    }

    private Response run(
            AgentCommand.Kind kind, Reservation reservation, @Nullable String to, ContainerRequestContext request) {
        var trace =
                request.getProperty(TraceFilters.PROPERTY) instanceof TraceContext given ? given : TraceContext.start();
        var by = identity.getPrincipal().getName();
        var id = transactions.call(connection -> commands.submit(kind, reservation, to, by, trace));
        var outcome = waiting.await(id).orElse(new Outcome(id, Outcome.PENDING, null, null));
        return switch (outcome.state()) {
            case Outcome.DONE ->
                Response.ok(board.task(reservation.taskSid()).map(views::of).orElseThrow())
                        .build();
            case Outcome.REFUSED ->
                Problem.of("reservation-refused", "Not possible now", 409, outcome.reason())
                        .toResponse();
            case Outcome.STUCK ->
                Problem.of("command-stuck", "Given up", 502, outcome.reason()).toResponse();
            default -> Response.accepted(outcome).build();
        };
    }

    private static ProblemException problem(String name, String title, int status, String detail) {
        return new ProblemException(Problem.of(name, title, status, detail));
    }
}
