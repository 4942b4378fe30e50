package dev.trunkline.journal.cdi;

import dev.trunkline.contracts.failure.Failure;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.RollbackException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TransactionFailuresTest {

    private final TransactionFailures failures = new TransactionFailures(new UnknownFailures());

    @Test
    void takesACommitThatFailedForTroubleThatPasses() {
        // Given
        var notCommitted = new QuarkusTransactionException(new RollbackException("Could not commit transaction."));

        // When
        var failure = failures.classify(new IllegalStateException("step not stored", notCommitted));

        // Then
        assertThat(failure)
                .isEqualTo(new Failure.Transient(
                        "database: transaction not completed: Could not commit transaction.", null, null, false));
    }

    @Test
    void leavesAMistakeOfTheHandlerAlone() {
        assertThat(failures.classify(new IllegalStateException("defect"))).isInstanceOf(Failure.Permanent.class);
    }
}
