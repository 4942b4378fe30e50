package dev.trunkline.gateway.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Headers that every answer bears; a route may set stricter ones. */
@ApplicationScoped
class SecurityHeaders {

    /**
     * Styles may be inline: the console's component library writes them at run time. Scripts may not. Frames hold PDFs, made from
     * bytes.
     */
    static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; media-src 'self' blob:; frame-src blob:; font-src 'self' data:; connect-src 'self'; "
            + "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Before login, so that its answers bear them too. */
    private static final int BEFORE_LOGIN = 1000;

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, BEFORE_LOGIN);
    }

    private static void add(RoutingContext request) {
        request.response()
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.normalizedPath().startsWith("/api/")) {
            request.response().putHeader("Cache-Control", "no-store");
        }
        request.next();
    }
}
