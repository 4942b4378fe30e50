package dev.trunkline.ingress.door.rest;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.ingress.door.DoorConfig;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses a body that says it is too large before it is read. */
@Singleton
class RequestLimits {

    private static final int BEFORE_QUARKUS_OWN_LIMIT = 1_000;

    private final long maxBodyBytes;

    RequestLimits(DoorConfig config) {
        this.maxBodyBytes = config.maxBodySize().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_QUARKUS_OWN_LIMIT);
    }

    private void check(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isTooLong(length)) {
            var problem = problem(maxBodyBytes);
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(TraceFilters.CORRELATION_HEADER, traceId(context))
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(Json.encode(problem));
        } else {
            context.next();
        }
    }

    /** The filters of REST come later: these answers do not reach them. */
    private static String traceId(RoutingContext context) {
        return TraceContext.parse(context.request().getHeader("traceparent"))
                .orElseGet(TraceContext::start)
                .traceId();
    }

    private boolean isTooLong(String length) {
        try {
            return Long.parseLong(length.strip()) > maxBodyBytes;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    static Problem problem(long maxBodyBytes) {
        return Problem.of(
                "body-too-large",
                "The body is too large",
                413,
                "the body is longer than " + maxBodyBytes + " bytes (trunkline.ingress.max-body-size)");
    }
}
