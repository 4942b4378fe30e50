package dev.trunkline.journal.cdi;

import dev.trunkline.contracts.failure.Failure;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TransactionFailuresTest {

    private final TransactionFailures failures = new TransactionFailures(new UnknownFailures());

    private final TransactionFailures bySqlState = new TransactionFailures(thrown -> new Failure.Permanent(
            thrown instanceof SQLException sql ? "SQL state " + sql.getSQLState() : "unknown", null));

    private static RollbackException notCommitted() {
        return new RollbackException("Could not commit transaction.");
    }

    @Test
    void takesACommitThatFailedWithoutAReasonForTroubleThatPasses() {
        // When
        var failure = failures.classify(
                new IllegalStateException("step not stored", new QuarkusTransactionException(notCommitted())));

        // Then
        assertThat(failure)
                .isEqualTo(new Failure.Transient(
                        "database: transaction not completed: Could not commit transaction.", null, null, false));
    }

    @Test
    void takesTheResourcesOwnFailureForTroubleThatPasses() {
        // Given
        var rolledBack = notCommitted();
        rolledBack.addSuppressed(new XAException(XAException.XAER_RMFAIL));

        // When
        var failure = failures.classify(new QuarkusTransactionException(rolledBack));

        // Then
        assertThat(failure).isInstanceOf(Failure.Transient.class);
    }

    @Test
    void judgesACommitByWhatTheDatabaseSaid() {
        // Given
        var rolledBack = notCommitted();
        rolledBack.addSuppressed(new XAException(XAException.XAER_RMERR) {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                return new SQLException("violates a constraint", "23505");
            }
        });

        // When
        var failure = bySqlState.classify(new QuarkusTransactionException(rolledBack));

        // Then
        assertThat(failure).isEqualTo(new Failure.Permanent("SQL state 23505", null));
    }

    @Test
    void judgesATransactionByWhatEndedIt() {
        // Given
        var rolledBack = notCommitted();
        rolledBack.initCause(new IllegalStateException("defect"));

        // Then
        assertThat(failures.classify(new QuarkusTransactionException(rolledBack)))
                .isInstanceOf(Failure.Permanent.class);
        assertThat(failures.classify(new QuarkusTransactionException(new IOException("reset"))))
                .isInstanceOf(Failure.Transient.class);
    }

    @Test
    void takesATransactionWithinAnotherForADefect() {
        assertThat(failures.classify(new QuarkusTransactionException("Transaction already active")))
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        defect -> assertThat(defect.reason()).contains("Transaction already active"));
    }

    @Test
    void leavesAMistakeOfTheHandlerAlone() {
        assertThat(failures.classify(new IllegalStateException("defect"))).isInstanceOf(Failure.Permanent.class);
    }

    @Test
    void survivesACauseThatCausesItself() {
        // Given
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));
        var rolledBack = new QuarkusTransactionException(first);

        // Then
        assertThat(failures.classify(first)).isInstanceOf(Failure.Permanent.class);
        assertThat(failures.classify(rolledBack)).isInstanceOf(Failure.Permanent.class);
    }
}
