package dev.trunkline.web.trace;

import dev.trunkline.contracts.event.TraceContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Joins each request to the trace that its {@code traceparent} names, or starts one, and tells the caller its id. */
public class TraceFilters {

    /** Request property that holds the {@link TraceContext}. */
    public static final String PROPERTY = "dev.trunkline.trace";

    public static final String CORRELATION_HEADER = "X-Correlation-Id";
    private static final String MDC_KEY = "traceId";

    /** The trace of a request; one of its own where it came by another way. */
    public static TraceContext of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof TraceContext trace ? trace : TraceContext.start();
    }

    @ServerRequestFilter(preMatching = true)
    public void join(ContainerRequestContext request) {
        var trace = TraceContext.parse(request.getHeaderString("traceparent"))
                .map(TraceContext::next)
                .orElseGet(TraceContext::start);
        request.setProperty(PROPERTY, trace);
        MDC.put(MDC_KEY, trace.traceId());
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof TraceContext trace) {
            response.getHeaders().putSingle(CORRELATION_HEADER, trace.traceId());
        }
        MDC.remove(MDC_KEY);
    }
}
