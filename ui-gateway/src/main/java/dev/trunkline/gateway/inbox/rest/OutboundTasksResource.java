package dev.trunkline.gateway.inbox.rest;

import dev.trunkline.contracts.update.OutboundTaskView;
import dev.trunkline.gateway.access.FlexToken;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Tasks and texts towards customers, as messaging-service starts them. It takes a token of Flex as well; where these are
 * permitted here, only logins with a role and such tokens get as far.
 */
@Path("/api")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "outbound tasks")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class OutboundTasksResource {

    private static final String KEY = "[!-~]{1,200}";
    private static final String KEY_MESSAGE = "expected 1 to 200 visible ASCII characters";
    private static final String PLACE = "/api/outbound-tasks/";

    private final Messaging messaging;
    private final RoutingContext connection;

    OutboundTasksResource(Messaging messaging, RoutingContext connection) {
        this.messaging = messaging;
        this.connection = connection;
    }

    @Schema(name = "OutboundTaskPage")
    public record OutboundTaskPage(List<OutboundTaskView> items) {}

    /** @param targetWorkerSid who gets the task; {@code me} for whoever asks */
    @Schema(name = "NewOutboundTask")
    public record NewOutboundTask(
            String fromNumber,
            String toName,
            String toNumber,
            @Nullable String sourceChatChannelSid,
            @Nullable String initialNotificationMessage,
            @Nullable String targetWorkerSid) {}

    @Schema(name = "NewOutboundMessage")
    public record NewOutboundMessage(String fromNumber, String toName, String toNumber, String messageBody) {}

    @POST
    @PermitAll
    @Path("/outbound-tasks")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(
            summary = "Starts a task towards a customer; 202 while it is being tried, Twilio's status where it refused")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewOutboundTask.class)))
    @APIResponse(responseCode = "200", description = "What Twilio made")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = OutboundTaskView.class)))
    public Response start(
            @Context ContainerRequestContext request,
            @HeaderParam("Idempotency-Key") @Pattern(regexp = KEY, message = KEY_MESSAGE) @Nullable String idempotencyKey,
            byte[] body) {
        return submit("/outbound-tasks", request, idempotencyKey, body);
    }

    @POST
    @PermitAll
    @Path("/outbound-messages")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(summary = "Sends a text without a task; answers as starting a task does")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewOutboundMessage.class)))
    @APIResponse(responseCode = "200", description = "What Twilio made")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = OutboundTaskView.class)))
    public Response send(
            @Context ContainerRequestContext request,
            @HeaderParam("Idempotency-Key") @Pattern(regexp = KEY, message = KEY_MESSAGE) @Nullable String idempotencyKey,
            byte[] body) {
        return submit("/outbound-messages", request, idempotencyKey, body);
    }

    @POST
    @Path("/outbound-tasks/flow")
    @RolesAllowed({"supervisor", "operator"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets up the task flow of a number, or finds it")
    @APIResponse(responseCode = "200", description = "The flow, and whether it was made")
    public Response setUpFlow(
            @Context ContainerRequestContext request,
            @HeaderParam("Idempotency-Key") @Pattern(regexp = KEY, message = KEY_MESSAGE) @Nullable String idempotencyKey,
            byte[] body) {
        return submit("/outbound-tasks/flow", request, idempotencyKey, body);
    }

    @GET
    @Path("/outbound-tasks")
    @Operation(
            summary =
                    "What was started last and what became of it, newest first; for one customer where toNumber says so")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OutboundTaskPage.class)))
    public Response list(
            @Context ContainerRequestContext request,
            @QueryParam("toNumber") @Nullable String toNumber,
            @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit) {
        return messaging
                .get(request, "/outbound-tasks")
                .query("toNumber", toNumber)
                .query("limit", limit)
                .pass();
    }

    @GET
    @Path("/outbound-tasks/numbers")
    @Operation(summary = "Our numbers that may start something")
    @APIResponse(responseCode = "200", description = "The numbers, the one that is proposed first")
    public Response numbers(@Context ContainerRequestContext request) {
        return messaging.get(request, "/outbound-tasks/numbers").pass();
    }

    @GET
    @PermitAll
    @Path("/outbound-tasks/{id}")
    @Operation(summary = "What became of one: the answer of the request that started it")
    @APIResponse(responseCode = "200", description = "What Twilio made")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = OutboundTaskView.class)))
    public Response get(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id) {
        return messaging
                .get(request, "/outbound-tasks/" + id)
                .header(FlexToken.HEADER, request.getHeaderString(FlexToken.HEADER))
                .header(FlexToken.CLIENT, FlexToken.client(connection.request()))
                .passWithPlace(PLACE);
    }

    @GET
    @Path("/outbound-tasks/{id}/source-messages")
    @Operation(summary = "What was said where the customer was before, oldest first")
    @APIResponse(responseCode = "200", description = "Messages of the source channel")
    public Response history(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id) {
        return messaging
                .get(request, "/outbound-tasks/" + id + "/source-messages")
                .pass();
    }

    private Response submit(
            String path, ContainerRequestContext request, @Nullable String idempotencyKey, byte[] body) {
        return messaging
                .post(request, path, body)
                .header("Content-Type", type(request))
                .header("Idempotency-Key", idempotencyKey)
                .header(FlexToken.HEADER, request.getHeaderString(FlexToken.HEADER))
                .header(FlexToken.CLIENT, FlexToken.client(connection.request()))
                .passWithPlace(PLACE);
    }

    private static String type(ContainerRequestContext request) {
        var type = request.getMediaType();
        return type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                ? MediaType.APPLICATION_FORM_URLENCODED
                : MediaType.APPLICATION_JSON;
    }
}
