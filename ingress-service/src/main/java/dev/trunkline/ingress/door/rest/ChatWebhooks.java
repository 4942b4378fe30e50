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

/** Programmable Chat. Twilio may be told to use GET; then the parameters are in the query. */
@Path("/webhooks/chat")
@Tag(name = "webhooks")
class ChatWebhooks {

    private final WebhookEntry entry;

    ChatWebhooks(WebhookEntry entry) {
        this.entry = entry;
    }

    @POST
    @Operation(summary = "A Chat event")
    public Uni<Response> event(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.CHAT, request, body);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> event(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.CHAT, request);
    }
}
