package dev.trunkline.messaging.tasks.rest;

import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Texts to customers that make no task. A token of Flex does in place of a login. */
@Path("/outbound-messages")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Outbound tasks")
public class OutboundTextsResource {

    private final Requests requests;
    private final OutboundTasksConfig config;

    OutboundTextsResource(Requests requests, OutboundTasksConfig config) {
        this.requests = requests;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends a text without a task; answers as POST /outbound-tasks does")
    public Response send(
            @HeaderParam("Idempotency-Key") @Size(max = 200, message = "must be at most 200 characters") @Nullable String idempotencyKey,
            @Nullable NewText wanted,
            @Context ContainerRequestContext request)
            throws InterruptedException {
        var text = wanted == null ? new NewText(null, null, null, null) : wanted;
        return requests.submit(() -> text.wish(config), idempotencyKey, request);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "The same with a form")
    public Response send(
            @HeaderParam("Idempotency-Key") @Size(max = 200, message = "must be at most 200 characters") @Nullable String idempotencyKey,
            MultivaluedMap<String, String> form,
            @Context ContainerRequestContext request)
            throws InterruptedException {
        return requests.submit(() -> NewText.of(form).wish(config), idempotencyKey, request);
    }
}
