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

/** Event Streams. Twilio may be told to use GET; then the parameters are in the query. */
@Path("/webhooks/event-streams")
@Tag(name = "webhooks")
class EventStreamsWebhooks {

    private final WebhookEntry entry;

    EventStreamsWebhooks(WebhookEntry entry) {
        this.entry = entry;
    }

    @POST
    @Operation(summary = "One event or a batch of them")
    public Uni<Response> events(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.EVENT_STREAMS, request, body);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> events(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.EVENT_STREAMS, request);
    }
}
