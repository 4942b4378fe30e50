package dev.trunkline.journal.rest;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.journal.cdi.TransactionFailures;
import dev.trunkline.web.problem.PassingFailures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Requests fail for the same reasons as attempts of entries do, and are judged alike. */
@ApplicationScoped
class JournaledPassingFailures implements PassingFailures {

    private final TransactionFailures failures;

    JournaledPassingFailures(TransactionFailures failures) {
        this.failures = failures;
    }

    @Override
    public Optional<Failure.Transient> find(Throwable thrown) {
        return failures.classify(thrown) instanceof Failure.Transient passes ? Optional.of(passes) : Optional.empty();
    }
}
