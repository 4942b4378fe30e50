package dev.trunkline.gateway.taskboard.rest;

import dev.trunkline.contracts.update.TaskView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The task board, as taskrouter-service keeps it. */
@Path("/api")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "task board")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class TaskBoardResource {

    private static final String SID = "[A-Z]{2}[0-9a-f]{32}";
    private static final String SID_MESSAGE = "expected two capitals and 32 hex digits";

    private final TaskBoard board;

    TaskBoardResource(TaskBoard board) {
        this.board = board;
    }

    @GET
    @Path("/tasks")
    @Operation(summary = "Tasks that are not over, oldest first")
    public Response tasks(@Context ContainerRequestContext request) {
        return board.get(request, "/tasks").pass();
    }

    @GET
    @Path("/tasks/{sid}")
    @Operation(summary = "One task with its reservations")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response task(
            @Context ContainerRequestContext request,
            @PathParam("sid") @Pattern(regexp = SID, message = SID_MESSAGE) String sid) {
        return board.get(request, "/tasks/" + sid).pass();
    }

    @GET
    @Path("/queues")
    @Operation(summary = "Queues and how long tasks wait in them")
    public Response queues(@Context ContainerRequestContext request) {
        return board.get(request, "/queues").pass();
    }

    @GET
    @Path("/workers")
    @Operation(summary = "Workers by name, a page of them")
    public Response workers(
            @Context ContainerRequestContext request,
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return board.get(request, "/workers")
                .query("limit", limit)
                .query("cursor", cursor)
                .pass();
    }

    @GET
    @Path("/workers/mine")
    @Operation(summary = "The caller's own workers, one for each account at most, as a rule")
    public Response mine(@Context ContainerRequestContext request) {
        return board.get(request, "/workers/mine").pass();
    }

    @GET
    @Path("/activities")
    @Operation(summary = "What workers of each workspace can be at")
    public Response activities(@Context ContainerRequestContext request) {
        return board.get(request, "/activities").pass();
    }

    @GET
    @Path("/people")
    @RolesAllowed({"supervisor", "operator"})
    @Operation(summary = "Workers of all accounts, and where their accounts differ")
    public Response people(@Context ContainerRequestContext request) {
        return board.get(request, "/people").pass();
    }

    @GET
    @Path("/reservations/{sid}/targets")
    @Operation(summary = "Workers and queues that a task can be given to; asks Twilio")
    public Response targets(
            @Context ContainerRequestContext request,
            @PathParam("sid") @Pattern(regexp = SID, message = SID_MESSAGE) String sid) {
        return board.get(request, "/reservations/" + sid + "/targets").pass();
    }

    @POST
    @Path("/reservations/{sid}/{action: accept|reject|wrap-up|complete|transfer}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Accepts, declines, wraps up, completes or transfers; agents their own; 202 while it is tried")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response act(
            @Context ContainerRequestContext request,
            @PathParam("sid") @Pattern(regexp = SID, message = SID_MESSAGE) String sid,
            @PathParam("action") String action,
            byte[] body) {
        return board.post(request, "/reservations/" + sid + "/" + action, body).pass();
    }

    @GET
    @Path("/workers/{name}/availability")
    @Operation(summary = "Whether a worker is available: {\"available\":true} or {}")
    public Response availability(@Context ContainerRequestContext request, @PathParam("name") String name) {
        return board.get(request, worker(name) + "/availability").pass();
    }

    @POST
    @Path("/workers/{name}/nudge")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The same, and reminds a worker who is not available, once in a while at most")
    public Response nudge(@Context ContainerRequestContext request, @PathParam("name") String name) {
        return board.post(request, worker(name) + "/nudge").pass();
    }

    @POST
    @Path("/workers/{sid}/activity")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Brings a worker into another activity; agents their own")
    public Response setActivity(
            @Context ContainerRequestContext request,
            @PathParam("sid") @Pattern(regexp = SID, message = SID_MESSAGE) String sid,
            byte[] body) {
        return board.post(request, "/workers/" + sid + "/activity", body).pass();
    }

    /** Names may hold anything. */
    private static String worker(String name) {
        return "/workers/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
