package dev.trunkline.journal.testing;

import dev.trunkline.embedded.EmbeddedPostgres;
import dev.trunkline.journal.jdbc.DataSourceTransactions;
import dev.trunkline.journal.jdbc.Transactions;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A schema of its own with the journal's tables, on one real PostgreSQL for all tests of this JVM. */
public final class Database implements AutoCloseable {

    private static final List<String> SCRIPTS = List.of(
            "V0001__journal.sql",
            "V0002__operations.sql",
            "V0003__reconciliation.sql",
            "V0004__retention.sql",
            "V0005__audit_payloads.sql",
            "V0006__erasure.sql",
            "V0007__erase_later.sql");
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final AgroalDataSource pool;
    private final DataSourceTransactions transactions;

    private Database(AgroalDataSource pool) {
        this.pool = pool;
        this.transactions = new DataSourceTransactions(pool);
    }

    /** @param connections size of the pool */
    public static Database create(int connections) {
        return create(Server.POSTGRES, connections);
    }

    /** On a server of the test's own. */
    public static Database create(EmbeddedPostgres server, int connections) {
        var schema = "journal_" + SCHEMAS.incrementAndGet();
        execute(server, "create schema " + schema, "postgres");
        SCRIPTS.forEach(script -> execute(server, read(script), schema));
        try {
            return new Database(AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .acquisitionTimeout(Duration.ofSeconds(30))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(server.jdbcUrl(schema))
                                    .principal(new NamePrincipal(EmbeddedPostgres.USER))
                                    .credential(new SimplePassword(EmbeddedPostgres.PASSWORD))))));
        } catch (SQLException e) {
            throw new IllegalStateException("no pool for schema " + schema, e);
        }
    }

    public Transactions transactions() {
        return transactions;
    }

    /** Runs a statement that changes rows. @return how many */
    public int update(String sql, Object... parameters) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (var i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    /** The first column of the first row. */
    public String text(String sql) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(sql);
                    var row = statement.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "no row";
            }
        });
    }

    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void execute(EmbeddedPostgres server, String sql, String schema) {
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl(schema), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("could not prepare schema " + schema, e);
        }
    }

    private static String read(String name) {
        try (var script = Database.class.getResourceAsStream("/db/journal/" + name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started by the first test that needs it; a child process that ends with this JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.temporary();
    }
}
