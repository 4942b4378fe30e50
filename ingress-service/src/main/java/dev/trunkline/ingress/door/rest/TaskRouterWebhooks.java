package dev.trunkline.ingress.door.rest;

import dev.trunkline.contracts.webhook.WebhookRoute;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** TaskRouter. Twilio may be told to use GET; then the parameters are in the query. */
@Path("/webhooks/taskrouter")
@Tag(name = "webhooks")
class TaskRouterWebhooks {

    private final WebhookEntry entry;

    TaskRouterWebhooks(WebhookEntry entry) {
        this.entry = entry;
    }

    @POST
    @Operation(summary = "An event of a workspace")
    public Uni<Response> event(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.TASKROUTER, request, body);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> event(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.TASKROUTER, request);
    }

    @POST
    @Path("/assignment")
    @Operation(summary = "A reservation; the answer leaves it to the agent")
    public Uni<Response> assignment(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.TASKROUTER_ASSIGNMENT, request, body);
    }

    @GET
    @Path("/assignment")
    @Operation(hidden = true)
    public Uni<Response> assignment(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.TASKROUTER_ASSIGNMENT, request);
    }
}
