package dev.trunkline.taskrouter.people.rest;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.taskrouter.board.Activity;
import dev.trunkline.taskrouter.board.BoardStore;
import dev.trunkline.taskrouter.board.Worker;
import dev.trunkline.taskrouter.commands.CommandStore;
import dev.trunkline.taskrouter.commands.Outcome;
import dev.trunkline.taskrouter.commands.Waiting;
import dev.trunkline.taskrouter.people.ActivityWish;
import dev.trunkline.taskrouter.people.Availability;
import dev.trunkline.taskrouter.people.SyncReport;
import dev.trunkline.taskrouter.people.Wishes;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is available, and switching it. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Workers")
public class PeopleResource {

    private final Availability availability;
    private final SyncReport report;
    private final BoardStore board;
    private final Wishes wishes;
    private final CommandStore commands;
    private final Waiting waiting;
    private final Transactions transactions;
    private final SecurityIdentity identity;
    private final OwnWorkers own;

    PeopleResource(
            Availability availability,
            SyncReport report,
            BoardStore board,
            Wishes wishes,
            CommandStore commands,
            Waiting waiting,
            Transactions transactions,
            SecurityIdentity identity,
            OwnWorkers own) {
        this.availability = availability;
        this.report = report;
        this.board = board;
        this.wishes = wishes;
        this.commands = commands;
        this.waiting = waiting;
        this.transactions = transactions;
        this.identity = identity;
        this.own = own;
    }

    public record ActivityList(List<Activity> items) {}

    public record PersonList(List<SyncReport.Person> items) {}

    /** @param activitySid {@code WA...} of the worker's workspace */
    public record NewActivity(@Nullable String activitySid) {}

    @GET
    @Path("activities")
    @Operation(summary = "What workers of each workspace can be at")
    public ActivityList activities() {
        return new ActivityList(board.activities());
    }

    @GET
    @Path("people")
    @RolesAllowed({"supervisor", "operator"})
    @Operation(summary = "Workers of all accounts by name, and where their accounts differ; asks Twilio")
    public PersonList people() {
        return new PersonList(report.people());
    }

    @GET
    @Path("workers/{name}/availability")
    @Operation(summary = "Whether a worker is available: {\"available\":true} or {}; asks Twilio")
    public Map<String, Boolean> availability(@PathParam("name") String name) {
        return answer(available(name));
    }

    @POST
    @Path("workers/{name}/nudge")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The same, and reminds a worker who is not available, once in a while at most")
    public Map<String, Boolean> nudge(@PathParam("name") String name) {
        boolean available = available(name);
        if (!available) {
            boolean unused = transactions.call(connection -> availability.nudge(name, Instant.now()));
        }
        return answer(available);
    }

    private boolean available(String name) {
        return availability
                .of(name)
                .orElseThrow(
                        () -> problem("no-such-worker", "No such worker", 404, "there is no worker named " + name));
    }

    private static Map<String, Boolean> answer(boolean available) {
        return available ? Map.of("available", true) : Map.of();
    }

    @POST
    @Path("workers/{sid}/activity")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Brings a worker into another activity; agents their own")
    public Response setActivity(
            @PathParam("sid") String sid,
            @NotNull(message = "is required") NewActivity wanted,
            @Context ContainerRequestContext request) {
        var worker = own(sid);
        var activity = board.activity(String.valueOf(wanted.activitySid()))
                .filter(found -> found.workspaceSid().equals(worker.workspaceSid()))
                .orElseThrow(() -> problem(
                        "no-such-activity",
                        "No such activity",
                        404,
                        "there is no activity " + wanted.activitySid() + " in the worker's workspace"));
        var wish = new ActivityWish(
                UUID.randomUUID(),
                worker.account(),
                worker.workspaceSid(),
                worker.sid(),
                activity.sid(),
                activity.name());
        var trace =
                request.getProperty(TraceFilters.PROPERTY) instanceof TraceContext given ? given : TraceContext.start();
        var by = identity.getPrincipal().getName();
        boolean unused = transactions.call(connection -> {
            wishes.append(wish, trace);
            commands.add(wish.id(), "set-activity", worker.sid(), by);
            return true;
        });
        var outcome = waiting.await(wish.id()).orElse(new Outcome(wish.id(), Outcome.PENDING, null, null));
        return switch (outcome.state()) {
            case Outcome.DONE -> Response.ok(outcome).build();
            case Outcome.REFUSED, Outcome.STUCK ->
                Problem.of("activity-refused", "Not possible now", 409, outcome.reason())
                        .toResponse();
            default -> Response.accepted(outcome).build();
        };
    }

    private Worker own(String sid) {
        var worker = board.worker(sid)
                .orElseThrow(() -> problem("no-such-worker", "No such worker", 404, "there is no worker " + sid));
        if (!own.mayActAs(worker)) {
            throw problem("not-you", "Another worker", 403, "worker " + sid + " is " + worker.name());
        }
        return worker;
    }

    private static ProblemException problem(String name, String title, int status, String detail) {
        return new ProblemException(Problem.of(name, title, status, detail));
    }
}
