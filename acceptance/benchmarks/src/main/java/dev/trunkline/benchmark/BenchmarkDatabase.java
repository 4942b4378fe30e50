package dev.trunkline.benchmark;

import dev.trunkline.embedded.EmbeddedPostgres;
import dev.trunkline.journal.jdbc.DataSourceTransactions;
import dev.trunkline.journal.jdbc.Transactions;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A schema with the journal's tables and a pool of connections; the schema goes when it is closed. */
final class BenchmarkDatabase implements AutoCloseable {

    static final int CONNECTIONS = 10;

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final String schema = "benchmark_" + SCHEMAS.incrementAndGet();
    private final AgroalDataSource pool;
    private final DataSourceTransactions transactions;

    BenchmarkDatabase(EmbeddedPostgres postgres) {
        try {
            pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(settings -> settings.maxSize(CONNECTIONS)
                            .acquisitionTimeout(Duration.ofSeconds(60))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(postgres.jdbcUrl(schema))
                                    .principal(new NamePrincipal(EmbeddedPostgres.USER))
                                    .credential(new SimplePassword(EmbeddedPostgres.PASSWORD)))));
        } catch (SQLException e) {
            throw new IllegalStateException("no pool for schema " + schema, e);
        }
        Flyway.configure()
                .dataSource(pool)
                .schemas(schema)
                .locations("db/journal")
                .load()
                .migrate();
        transactions = new DataSourceTransactions(pool);
    }

    DataSource dataSource() {
        return pool;
    }

    Transactions transactions() {
        return transactions;
    }

    void execute(String sql) {
        transactions.call(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Runs a statement that must not be in a transaction. */
    void maintain(String sql) {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long number(String sql) {
        return transactions.call(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    @Override
    public void close() {
        execute("drop schema " + schema + " cascade");
        pool.close();
    }
}
