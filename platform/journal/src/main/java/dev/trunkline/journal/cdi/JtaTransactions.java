package dev.trunkline.journal.cdi;

import dev.trunkline.journal.jdbc.JournalDatabaseException;
import dev.trunkline.journal.jdbc.SqlFunction;
import dev.trunkline.journal.jdbc.Transactions;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;

/** The application's own transactions, so that entities changed in a completion commit together with the journal. */
@ApplicationScoped
class JtaTransactions implements Transactions {

    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry registry;

    JtaTransactions(AgroalDataSource dataSource, TransactionSynchronizationRegistry registry) {
        this.dataSource = dataSource;
        this.registry = registry;
    }

    @Override
    public <T> T call(SqlFunction<Connection, T> work) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            try (var connection = dataSource.getConnection()) {
                return work.apply(connection);
            } catch (SQLException e) {
                throw new JournalDatabaseException(e);
            }
        });
    }

    @Override
    public void afterCommit(Runnable action) {
        if (registry.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            action.run();
            return;
        }
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    action.run();
                }
            }
        });
    }
}
