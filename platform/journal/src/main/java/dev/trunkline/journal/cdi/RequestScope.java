package dev.trunkline.journal.cdi;

import dev.trunkline.journal.engine.HandlerScope;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Gives each attempt a request context of its own, as an HTTP request has one. */
@ApplicationScoped
class RequestScope implements HandlerScope {

    @Override
    public <T> T call(Supplier<T> attempt) {
        var context = Arc.requireContainer().requestContext();
        context.activate();
        try {
            return attempt.get();
        } finally {
            context.terminate();
        }
    }
}
