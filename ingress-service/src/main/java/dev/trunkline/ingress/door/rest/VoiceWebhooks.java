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

/** Calls, recordings and conferences. Twilio may be told to use GET; then the parameters are in the query. */
@Path("/webhooks/voice")
@Tag(name = "webhooks")
class VoiceWebhooks {

    private final WebhookEntry entry;

    VoiceWebhooks(WebhookEntry entry) {
        this.entry = entry;
    }

    @POST
    @Operation(summary = "A call, or the end of a verb; the answer is empty TwiML")
    public Uni<Response> call(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.VOICE, request, body);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> call(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.VOICE, request);
    }

    @POST
    @Path("/status")
    @Operation(summary = "Status of a call or a conference")
    public Uni<Response> status(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.VOICE_STATUS, request, body);
    }

    @GET
    @Path("/status")
    @Operation(hidden = true)
    public Uni<Response> status(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.VOICE_STATUS, request);
    }

    @POST
    @Path("/recording")
    @Operation(summary = "Status of a recording")
    public Uni<Response> recording(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.VOICE_RECORDING, request, body);
    }

    @GET
    @Path("/recording")
    @Operation(hidden = true)
    public Uni<Response> recording(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.VOICE_RECORDING, request);
    }
}
