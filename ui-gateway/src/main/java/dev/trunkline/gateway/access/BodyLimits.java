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

    private static final String FILES = "/api/media";

    /** Before login, which costs more. */
    private static final int BEFORE_LOGIN = 900;

    private final RequestConfig config;

    BodyLimits(RequestConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_LOGIN);
    }

    private void check(RoutingContext request) {
        var most = config.maxSize().asLongValue();
        if (length(request) > most && !request.normalizedPath().equals(FILES)) {
            Problems.answer(
                    request.response(),
                    Problem.of(
                            "request-too-large",
                            "The request is too large",
                            413,
                            "it may have " + most + " bytes at most"));
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
