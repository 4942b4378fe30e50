package dev.trunkline.ingress.door.rest;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.ingress.door.DoorConfig;
import dev.trunkline.ingress.door.OwnersAnswers;
import dev.trunkline.ingress.door.Reception;
import dev.trunkline.ingress.door.WebhookDoor;
import dev.trunkline.ingress.door.WebhookRequest;
import dev.trunkline.web.trace.TraceFilters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/** Translates between HTTP and the door, for all resources of this package. */
@Singleton
class WebhookEntry {

    private static final byte[] NO_BODY = {};

    private final WebhookDoor door;
    private final OwnersAnswers owners;
    private final Clock clock;
    private final long maxBodyBytes;

    WebhookEntry(WebhookDoor door, OwnersAnswers owners, DoorConfig config, Clock clock) {
        this.door = door;
        this.owners = owners;
        this.clock = clock;
        this.maxBodyBytes = config.maxBodySize().asLongValue();
    }

    /** A request whose parameters are in the query. */
    Uni<Response> receive(@Nullable WebhookRoute route, HttpServerRequest request) {
        return receive(route, request, NO_BODY);
    }

    Uni<Response> receive(@Nullable WebhookRoute route, HttpServerRequest request, byte @Nullable [] body) {
        var bytes = body == null ? NO_BODY : body;
        if (bytes.length > maxBodyBytes) { // Came in chunks, so that RequestLimits could not know.
            return Uni.createFrom().item(RequestLimits.problem(maxBodyBytes).toResponse());
        }
        var webhook = new WebhookRequest(
                route,
                request.method().name(),
                originForm(request.uri()),
                request.getHeader("Content-Type"),
                request.getHeader("X-Twilio-Signature"),
                request.getHeader("I-Twilio-Idempotency-Token"),
                bytes,
                clock.instant(),
                trace());
        return Uni.createFrom()
                .completionStage(door.receive(webhook).thenCompose(reception -> answer(webhook, reception)));
    }

    /** Where Twilio acts on the answer, it is its owner's. */
    private CompletionStage<Response> answer(WebhookRequest webhook, Reception reception) {
        var usual = WebhookAnswers.to(webhook.route(), reception);
        return reception instanceof Reception.Accepted
                ? owners.ask(webhook)
                        .thenApply(answer -> answer.map(WebhookAnswers::json).orElse(usual))
                : CompletableFuture.completedFuture(usual);
    }

    private static TraceContext trace() {
        var request = CurrentRequestManager.get();
        return request != null && request.getProperty(TraceFilters.PROPERTY) instanceof TraceContext trace
                ? trace
                : TraceContext.start();
    }

    /** Path and query, also where a proxy sends the whole URL. Source: RFC 9112, section 3.2.2. */
    private static String originForm(String uri) {
        if (uri.startsWith("/")) {
            return uri;
        }
        int authority = uri.indexOf("://");
        int path = authority < 0 ? -1 : uri.indexOf('/', authority + 3);
        return path < 0 ? "/" : uri.substring(path);
    }
}
