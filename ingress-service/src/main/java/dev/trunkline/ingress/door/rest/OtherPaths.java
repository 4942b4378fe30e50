package dev.trunkline.ingress.door.rest;

import dev.trunkline.ingress.door.WebhookRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The predecessors' paths, which lead to a route, and those that nobody owns: what is genuine there is kept as unrouted. */
@Path("/{path: .*}")
@Tag(name = "webhooks")
class OtherPaths {

    private final WebhookEntry entry;

    OtherPaths(WebhookEntry entry) {
        this.entry = entry;
    }

    @POST
    @Operation(summary = "A path of a predecessor, or one that nobody owns")
    public Uni<Response> any(@Context HttpServerRequest request, byte[] body) {
        return entry.receive(WebhookRequest.routeOf(request.uri()), request, body);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> any(@Context HttpServerRequest request) {
        return entry.receive(WebhookRequest.routeOf(request.uri()), request);
    }
}
