package dev.trunkline.taskrouter.commands.rest;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.taskrouter.board.BoardStore;
import dev.trunkline.taskrouter.board.Reservation;
import dev.trunkline.taskrouter.board.Views;
import dev.trunkline.taskrouter.board.Worker;
import dev.trunkline.taskrouter.commands.AgentCommand;
import dev.trunkline.taskrouter.commands.Commands;
import dev.trunkline.taskrouter.commands.Outcome;
import dev.trunkline.taskrouter.commands.Waiting;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

    CommandsResource(
            BoardStore board,
            Commands commands,
            Waiting waiting,
            Views views,
            Transactions transactions,
            SecurityIdentity identity) {
        this.board = board;
        this.commands = commands;
        this.waiting = waiting;
        this.views = views;
        this.transactions = transactions;
        this.identity = identity;
    }

    /** @param workerSid {@code WK...}, of the same workspace */
    public record Target(@Nullable String workerSid) {}

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

    @POST
    @Path("/transfer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives the task to another worker; 409 where that worker has it already")
    public Response transfer(
            @PathParam("sid") String sid,
            @NotNull(message = "is required") Target target,
            @Context ContainerRequestContext request) {
        var reservation = own(sid);
        var worker = board.worker(Objects.requireNonNullElse(target.workerSid(), ""))
                .filter(found -> found.account().equals(reservation.account()))
                .map(Worker::sid)
                .orElseThrow(() -> problem(
                        "no-such-worker",
                        "No such worker",
                        404,
                        "there is no worker " + target.workerSid() + " beside this one"));
        if (worker.equals(reservation.workerSid())) {
            throw problem(
                    "same-worker",
                    "The worker has the task already",
                    409,
                    "task " + reservation.taskSid() + " is with " + worker + "; name another one");
        }
        return run(AgentCommand.Kind.TRANSFER, reservation, worker, request);
    }

    private Response runOwn(AgentCommand.Kind kind, String sid, ContainerRequestContext request) {
        return run(kind, own(sid), null, request);
    }

    private Reservation own(String sid) {
        var reservation = board.reservation(sid)
                .orElseThrow(() ->
                        problem("no-such-reservation", "No such reservation", 404, "there is no reservation " + sid));
        var mine = identity.getPrincipal().getName().equalsIgnoreCase(reservation.workerName());
        if (!mine && !identity.hasRole("supervisor") && !identity.hasRole("operator")) {
            throw problem(
                    "not-your-reservation",
                    "Another worker's reservation",
                    403,
                    "reservation " + sid + " is " + reservation.workerName() + "'s; ask them or a supervisor");
        }
        return reservation;
    }

    private Response run(
            AgentCommand.Kind kind,
            Reservation reservation,
            @Nullable String toWorker,
            ContainerRequestContext request) {
        var trace =
                request.getProperty(TraceFilters.PROPERTY) instanceof TraceContext given ? given : TraceContext.start();
        var by = identity.getPrincipal().getName();
        var id = transactions.call(connection -> commands.submit(kind, reservation, toWorker, by, trace));
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
