package dev.trunkline.gateway.inbox.rest;

import dev.trunkline.gateway.links.rest.Bridge;
import dev.trunkline.gateway.service.rest.ServiceCalls;
import dev.trunkline.gateway.taskboard.rest.TaskBoard;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the services look after at Twilio, so that webhooks come: messaging-service, where none is named. */
@Path("/api/wiring")
@RolesAllowed({"supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "wiring")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class WiringResource {

    /**
     * @param mode {@code off}, {@code check} or {@code apply}
     * @param checkedAt when all of it was last looked at; null before the first time
     */
    @Schema(name = "Wiring")
    public record WiringReport(
            String service, String mode, @Nullable Instant checkedAt, List<Setting> items, List<Apply> applies) {}

    /**
     * @param wire names the resource
     * @param wanted empty where there must be no value
     * @param found null where there is no value
     * @param state {@code right}, {@code drifted}, {@code missing}, {@code unreachable} or {@code unchecked}
     * @param previous what others had set
     */
    @Schema(name = "WiringSetting")
    public record Setting(
            String wire,
            String account,
            String resource,
            String property,
            String wanted,
            @Nullable String found,
            String state,
            boolean mendable,
            @Nullable String reason,
            @Nullable Instant checkedAt,
            @Nullable String previous,
            @Nullable Instant previousAt) {}

    /** @param state {@code waiting}, {@code done} or {@code failed} */
    @Schema(name = "WiringApply")
    public record Apply(
            String id,
            String who,
            String why,
            String state,
            @Nullable String reason,
            List<Change> changes,
            Instant requestedAt,
            @Nullable Instant finishedAt) {}

    @Schema(name = "WiringChange")
    public record Change(
            String wire,
            String resource,
            String property,
            @Nullable String before,
            @Nullable String after) {}

    /** @param wires what is to be mended; all unless given */
    @Schema(name = "WiringWish")
    public record Wish(String why, @Nullable List<String> wires) {}

    private static final String SERVICE = "messaging|bridge|taskrouter";
    private static final String SERVICE_MESSAGE = "must be messaging, bridge or taskrouter";

    private final Messaging messaging;
    private final Bridge bridge;
    private final TaskBoard taskRouter;

    WiringResource(Messaging messaging, Bridge bridge, TaskBoard taskRouter) {
        this.messaging = messaging;
        this.bridge = bridge;
        this.taskRouter = taskRouter;
    }

    private ServiceCalls of(@Nullable String service) {
        return switch (Objects.requireNonNullElse(service, "")) {
            case "bridge" -> bridge;
            case "taskrouter" -> taskRouter;
            default -> messaging;
        };
    }

    @GET
    @Operation(summary = "How the settings at Twilio were last found")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WiringReport.class)))
    public Response report(
            @Context ContainerRequestContext request,
            @QueryParam("service") @Pattern(regexp = SERVICE, message = SERVICE_MESSAGE) @Nullable String service) {
        return of(service).get(request, "/wiring").pass();
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Compares all settings with Twilio now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WiringReport.class)))
    public Response check(
            @Context ContainerRequestContext request,
            @QueryParam("service") @Pattern(regexp = SERVICE, message = SERVICE_MESSAGE) @Nullable String service) {
        return of(service).post(request, "/wiring/check").pass();
    }

    @POST
    @Path("/apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("operator")
    @Operation(summary = "Has what differs mended; ask Location for what became of it")
    @RequestBody(content = @Content(schema = @Schema(implementation = Wish.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Apply.class)))
    public Response apply(
            @Context ContainerRequestContext request,
            @QueryParam("service") @Pattern(regexp = SERVICE, message = SERVICE_MESSAGE) @Nullable String service,
            byte[] body) {
        return of(service)
                .post(request, "/wiring/apply", body)
                .passWithPlace("/api/wiring/applies/", service == null ? "" : "?service=" + service);
    }

    @GET
    @Path("/applies/{id}")
    @Operation(summary = "What became of one")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Apply.class)))
    public Response outcome(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id,
            @QueryParam("service") @Pattern(regexp = SERVICE, message = SERVICE_MESSAGE) @Nullable String service) {
        return of(service).get(request, "/wiring/applies/" + id).pass();
    }
}
