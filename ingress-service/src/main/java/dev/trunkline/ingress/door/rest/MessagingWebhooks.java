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

/** Messages and their status, on every channel. Twilio may be told to use GET; then the parameters are in the query. */
@Path("/webhooks/messaging")
@Tag(name = "webhooks")
class MessagingWebhooks {

    private final WebhookEntry entry;

    MessagingWebhooks(WebhookEntry entry) {
        this.entry = entry;
    }

    @POST
    @Operation(summary = "A message from a customer")
    public Uni<Response> inbound(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.MESSAGING, request, body);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> inbound(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.MESSAGING, request);
    }

    @POST
    @Path("/status")
    @Operation(summary = "Status of a message of ours")
    public Uni<Response> status(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.MESSAGING_STATUS, request, body);
    }

    @GET
    @Path("/status")
    @Operation(hidden = true)
    public Uni<Response> status(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.MESSAGING_STATUS, request);
    }
}
