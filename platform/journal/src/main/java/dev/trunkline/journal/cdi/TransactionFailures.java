package dev.trunkline.journal.cdi;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.util.stream.Stream;

/**
 * A transaction that could not be begun or ended is trouble of the database, not a mistake of the handler: the
 * transaction manager keeps the driver's exception to itself, so nothing else in it says so.
 */
record TransactionFailures(FailureClassifier others) implements FailureClassifier {

    @Override
    public Failure classify(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(QuarkusTransactionException.class::isInstance)
                .findFirst()
                .map(TransactionFailures::transactionFailed)
                .orElseGet(() -> others.classify(thrown));
    }

    private static Failure transactionFailed(Throwable failed) {
        var cause = failed.getCause() == null ? failed : failed.getCause();
        return new Failure.Transient("database: transaction not completed: " + cause.getMessage(), null, null, false);
    }
}
