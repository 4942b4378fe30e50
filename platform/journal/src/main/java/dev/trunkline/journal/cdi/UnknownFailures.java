package dev.trunkline.journal.cdi;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** For services that bring no classifier: trouble on the wire passes, everything else is a mistake that someone mends. */
@DefaultBean
@ApplicationScoped
class UnknownFailures implements FailureClassifier {

    @Override
    public Failure classify(Throwable thrown) {
        var reason = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
        return thrown instanceof IOException
                        || thrown instanceof TimeoutException
                        || thrown instanceof InterruptedException
                ? new Failure.Transient(reason, null, null, false)
                : new Failure.Permanent(reason, null);
    }
}
