package dev.trunkline.gateway.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/**
 * Lets pages of the sites that the settings name call what plugins of Flex and other programs in a browser need: sending media,
 * and outbound tasks. They bring a token; cookies of ours do not count there, so no credentials are allowed. Source: Fetch,
 * section 3.2.
 */
@ApplicationScoped
class OtherSites {

    private static final Set<String> PATHS = Set.of(
            "/send-media-message",
            "/api/send-media-message",
            "/api/media",
            "/api/outbound-tasks",
            "/api/outbound-messages");

    private static final String TASKS = "/api/outbound-tasks/";

    /** Before login, as a browser asks without one, and after the headers that every answer bears. */
    private static final int BEFORE_LOGIN = 900;

    private final List<String> origins;

    OtherSites(FlexConfig config) {
        this.origins = config.origins().orElse(List.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_LOGIN);
    }

    private void filter(RoutingContext request) {
        if (!mayBeCalled(request.normalizedPath())) {
            request.next();
            return;
        }
        var asked = request.request();
        var answer = request.response().putHeader("Vary", "Origin");
        var origin = asked.getHeader("Origin");
        if (origin != null && origins.contains(origin)) {
            answer.putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Access-Control-Expose-Headers", "Location, Retry-After, X-Correlation-Id")
                    .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        }
        if (asked.method().equals(HttpMethod.OPTIONS)) {
            answer.putHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
                    .putHeader(
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, Idempotency-Key, " + FlexToken.HEADER)
                    .putHeader("Access-Control-Max-Age", "3600")
                    .setStatusCode(204)
                    .end();
        } else {
            request.next();
        }
    }

    private static boolean mayBeCalled(String path) {
        return PATHS.contains(path) || path.startsWith(TASKS);
    }
}
