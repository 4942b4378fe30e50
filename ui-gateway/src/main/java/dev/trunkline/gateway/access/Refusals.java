package dev.trunkline.gateway.access;

import dev.trunkline.gateway.problem.Problems;
import dev.trunkline.web.problem.Problem;
import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives refusals by the HTTP permissions a problem body. */
@ApplicationScoped
class Refusals {

    /** Before the general handler of failures. */
    private static final int FIRST = -100_000;

    void register(@Observes Router router) {
        router.route("/api/*").order(FIRST).failureHandler(Refusals::forbidden);
    }

    private static void forbidden(RoutingContext request) {
        if (request.failure() instanceof ForbiddenException) {
            Problems.answer(
                    request.response(),
                    Problem.of(
                            "forbidden",
                            "Not allowed",
                            403,
                            "your roles do not allow this; ask for the role agent, supervisor or operator"));
        } else {
            request.next();
        }
    }
}
