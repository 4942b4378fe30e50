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

/** Frontline. Twilio may be told to use GET; then the parameters are in the query. */
@Path("/webhooks/frontline")
@Tag(name = "webhooks")
class FrontlineWebhooks {

    private final WebhookEntry entry;

    FrontlineWebhooks(WebhookEntry entry) {
        this.entry = entry;
    }

    @POST
    @Path("/crm")
    @Operation(summary = "Customers and their details; the answer is an empty object")
    public Uni<Response> crm(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.FRONTLINE_CRM, request, body);
    }

    @GET
    @Path("/crm")
    @Operation(hidden = true)
    public Uni<Response> crm(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.FRONTLINE_CRM, request);
    }

    @POST
    @Path("/outgoing")
    @Operation(summary = "The number for an outgoing conversation; the answer is an empty object")
    public Uni<Response> outgoing(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.FRONTLINE_OUTGOING, request, body);
    }

    @GET
    @Path("/outgoing")
    @Operation(hidden = true)
    public Uni<Response> outgoing(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.FRONTLINE_OUTGOING, request);
    }

    @POST
    @Path("/templates")
    @Operation(summary = "Templates for a customer; the answer is an empty list")
    public Uni<Response> templates(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRoute.FRONTLINE_TEMPLATES, request, body);
    }

    @GET
    @Path("/templates")
    @Operation(hidden = true)
    public Uni<Response> templates(@Context HttpServerRequest request) {
        return entry.receive(WebhookRoute.FRONTLINE_TEMPLATES, request);
    }
}
