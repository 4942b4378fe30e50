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

/** Proxy. Twilio may be told to use GET; then the parameters are in the query. */
@Path("/webhooks/proxy")
@Tag(name = "webhooks")
class ProxyWebhooks {

    private final WebhookEntry entry;

    ProxyWebhooks(WebhookEntry entry) {
        this.entry = entry;
    }

    @POST
    @Operation(summary = "An interaction of a session")
    public Uni<Response> interaction(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.PROXY, request, body);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> interaction(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.PROXY, request);
    }

    @POST
    @Path("/intercept")
    @Operation(summary = "An interaction before it is connected; the answer lets it pass")
    public Uni<Response> intercept(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.PROXY_INTERCEPT, request, body);
    }

    @GET
    @Path("/intercept")
    @Operation(hidden = true)
    public Uni<Response> intercept(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.PROXY_INTERCEPT, request);
    }

    @POST
    @Path("/out-of-session")
    @Operation(summary = "A call or message without a session; the answer is empty TwiML")
    public Uni<Response> outOfSession(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.PROXY_OUT_OF_SESSION, request, body);
    }

    @GET
    @Path("/out-of-session")
    @Operation(hidden = true)
    public Uni<Response> outOfSession(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.PROXY_OUT_OF_SESSION, request);
    }
}
