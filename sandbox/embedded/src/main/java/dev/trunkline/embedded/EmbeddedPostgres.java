package dev.trunkline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server as a child process of this JVM, with one database named {@code trunkline}. */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String DATABASE = "trunkline";
    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    private final Path data;
    private final int port;
    private io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres server;

    private EmbeddedPostgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Starts a server on a free port with its data below {@code data}. */
    public static EmbeddedPostgres start(Path data) {
        return start(data, FreePort.find());
    }

    /** Starts a server; data that a former run left is taken up again. */
    public static EmbeddedPostgres start(Path data, int port) {
        var postgres = new EmbeddedPostgres(data, port);
        postgres.start();
        return postgres;
    }

    /** Starts the server again after {@link #stop()}. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            var starting = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            server = starting;
            createDatabase(starting.getPostgresDatabase().getConnection());
        } catch (IOException e) {
            throw new UncheckedIOException("could not start PostgreSQL in " + data + " on port " + port, e);
        } catch (SQLException e) {
            throw new IllegalStateException("could not create database " + DATABASE + ": " + e.getMessage(), e);
        }
    }

    /** Stops the server and keeps its data. */
    public synchronized void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("could not stop PostgreSQL in " + data, e);
            }
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** JDBC URL without credentials; everything unqualified lives in {@code schema}. */
    public String jdbcUrl(String schema) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE + "?currentSchema=" + schema;
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (connection;
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                try (var create = connection.createStatement()) {
                    create.execute("create database " + DATABASE);
                }
            }
        }
    }
}
