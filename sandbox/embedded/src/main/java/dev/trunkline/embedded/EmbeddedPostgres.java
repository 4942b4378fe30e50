package dev.trunkline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server as a child process of this JVM, with one database named {@code trunkline}. */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String DATABASE = "trunkline";
    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    private final Path data;
    private final int port;
    private final Map<String, String> settings;
    private final @Nullable TemporaryDirectory temporary;
    private io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres server;

    private EmbeddedPostgres(
            Path data, int port, Map<String, String> settings, @Nullable TemporaryDirectory temporary) {
        this.data = data;
        this.port = port;
        this.settings = Map.copyOf(settings);
        this.temporary = temporary;
    }

    /** Starts a server on a free port with its data below {@code data}. */
    public static EmbeddedPostgres start(Path data) {
        return start(data, FreePort.find());
    }

    /** Starts a server whose data goes with it, at the latest when this JVM ends. */
    public static EmbeddedPostgres temporary() {
        return temporary(Map.of());
    }

    /** The same with more or other settings of the server. */
    public static EmbeddedPostgres temporary(Map<String, String> settings) {
        var directory = TemporaryDirectory.create("trunkline-postgres-");
        var postgres = new EmbeddedPostgres(directory.path(), FreePort.find(), settings, directory);
        directory.inhabit(postgres::stop);
        postgres.start();
        return postgres;
    }

    /** Starts a server; data that a former run left is taken up again. */
    public static EmbeddedPostgres start(Path data, int port) {
        return start(data, port, Map.of());
    }

    /** The same with more or other settings of the server, such as {@code synchronous_commit}. */
    public static EmbeddedPostgres start(Path data, int port, Map<String, String> settings) {
        var postgres = new EmbeddedPostgres(data, port, settings, null);
        postgres.start();
        return postgres;
    }

    /** Starts the server again after {@link #stop()}. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            var builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    // The directory has its own, which stops the server before it deletes.
                    .setRegisterShutdownHook(temporary == null)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "64MB");
            settings.forEach(builder::setServerConfig);
            var starting = builder.start();
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

    /** Ends the server as a crash does (an immediate shutdown): open transactions are gone, the next start recovers. */
    public synchronized void crash() {
        var server = this.server;
        if (server == null) {
            return;
        }
        try {
            var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            var postmaster = ProcessHandle.of(pid).map(ProcessHandle::onExit);
            new ProcessBuilder("kill", "-QUIT", String.valueOf(pid)).start().waitFor();
            if (postmaster.isPresent()) {
                postmaster.get().get(60, TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not crash PostgreSQL in " + data + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while crashing PostgreSQL in " + data, e);
        }
        stop();
    }

    @Override
    public void close() {
        stop();
        if (temporary != null) {
            temporary.close();
        }
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
