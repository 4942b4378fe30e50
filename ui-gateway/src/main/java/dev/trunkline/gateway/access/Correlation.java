package dev.trunkline.gateway.access;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Joins each request to the trace that its {@code traceparent} names, or starts one, and tells the caller its id whatever the
 * answer is. The request itself then names the trace, so that resources and routes join the same one.
 */
@ApplicationScoped
class Correlation {

    private static final String TRACE_PARENT = "traceparent";
    /** The very first: refusals by login and by later filters bear the id too. */
    private static final int FIRST = 2000;

    void register(@Observes Filters filters) {
        filters.register(Correlation::join, FIRST);
    }

    private static void join(RoutingContext request) {
        var headers = request.request().headers();
        var trace = TraceContext.parse(headers.get(TRACE_PARENT))
                .map(TraceContext::next)
                .orElseGet(TraceContext::start);
        headers.set(TRACE_PARENT, trace.traceparent());
        // At the end: a resource's answer has it already, and a second one would stand beside the first.
        request.addHeadersEndHandler(
                ended -> request.response().putHeader(TraceFilters.CORRELATION_HEADER, trace.traceId()));
        request.next();
    }
}
