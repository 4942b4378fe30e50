package dev.trunkline.journal.cdi;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/**
 * What a transaction that could not be begun or ended means. What made it fail is judged by the others: a broken constraint
 * stays a mistake, be it found at the commit. Only where the transaction manager keeps the driver's exception to itself, as
 * it does for a connection that broke during the commit, is it taken for trouble of the database, which passes.
 */
public record TransactionFailures(FailureClassifier others) implements FailureClassifier {

    /** A chain longer than this is a loop. */
    private static final int LONGEST_CHAIN = 20;

    private static final List<Class<? extends Throwable>> TRANSACTION_MANAGERS_OWN = List.of(
            QuarkusTransactionException.class,
            RollbackException.class,
            HeuristicMixedException.class,
            HeuristicRollbackException.class,
            SystemException.class,
            XAException.class);

    @Override
    public Failure classify(Throwable thrown) {
        var chain = causes(thrown).toList();
        if (chain.stream().noneMatch(QuarkusTransactionException.class::isInstance)) {
            return others.classify(thrown);
        }
        var reasons = chain.stream()
                .dropWhile(cause -> !(cause instanceof QuarkusTransactionException))
                .flatMap(TransactionFailures::withSuppressed)
                .filter(cause -> !isTransactionManagersOwn(cause))
                .toList();
        return reasons.stream()
                .filter(SQLException.class::isInstance)
                .findFirst()
                .or(() -> reasons.stream().findFirst())
                .map(others::classify)
                .orElseGet(() -> unexplained(chain));
    }

    private static Failure unexplained(List<Throwable> chain) {
        var own = chain.stream()
                .filter(TransactionFailures::isTransactionManagersOwn)
                .filter(cause -> !(cause instanceof QuarkusTransactionException))
                .findFirst();
        return own.<Failure>map(cause -> new Failure.Transient(
                        "database: transaction not completed: " + cause.getMessage(), null, null, false))
                .orElseGet(() -> new Failure.Permanent(
                        "transaction used wrongly: " + chain.getLast().getMessage()
                                + "; see the log, mend the cause, then retry",
                        null));
    }

    private static boolean isTransactionManagersOwn(Throwable thrown) {
        return TRANSACTION_MANAGERS_OWN.stream().anyMatch(type -> type.isInstance(thrown));
    }

    private static Stream<Throwable> withSuppressed(Throwable thrown) {
        return Stream.concat(
                Stream.of(thrown), Arrays.stream(thrown.getSuppressed()).flatMap(TransactionFailures::causes));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(LONGEST_CHAIN);
    }
}
