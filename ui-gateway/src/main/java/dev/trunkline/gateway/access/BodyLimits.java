package dev.trunkline.gateway.access;

import dev.trunkline.gateway.problem.Problems;
import dev.trunkline.web.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Only files may be large; what is no file ends here. */
@ApplicationScoped
class BodyLimits {

    /** The largest payload that the ingress takes has to fit into an edit, in base64. */
    private static final long LARGEST = 1536 * 1024;
    private static final String FILES = "/api/media";

    /** Before login, which costs more. */
    private static final int BEFORE_LOGIN = 900;

    void register(@Observes Filters filters) {
        filters.register(BodyLimits::check, BEFORE_LOGIN);
    }

    private static void check(RoutingContext request) {
        if (length(request) > LARGEST && !request.normalizedPath().equals(FILES)) {
            Problems.answer(
                    request.response(),
                    Problem.of("request-too-large", "The request is too large", 413, "it may have 1.5 MB at most"));
        } else {
            request.next();
        }
    }

    private static long length(RoutingContext request) {
        try {
            var length = request.request().getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
