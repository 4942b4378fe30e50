package dev.trunkline.acceptance;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole sandbox, started once for all tests of this module by the same command that people type; and a browser, started once
 * where one is asked for.
 */
public final class RunningSandbox implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningSandbox.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Sandbox.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class
                ? sandbox(context)
                : store(context).computeIfAbsent(Chromium.class, unused -> Chromium.open(), Chromium.class);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var chromium = store(context).get(Chromium.class, Chromium.class);
        if (chromium != null) {
            chromium.closePages();
        }
    }

    private static Sandbox sandbox(ExtensionContext context) {
        return store(context).computeIfAbsent(Sandbox.class, unused -> Sandbox.start(), Sandbox.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }

    /** What a command of {@code trunkline} printed and how it ended. */
    public record Result(int status, String output) {}

    /** A sandbox that runs: its addresses, and its command line. */
    public static final class Sandbox implements AutoCloseable {

        static final Path ROOT = Path.of(System.getProperty("trunkline.root", ".."));
        private static final Path HOME = Path.of("target/sandbox").toAbsolutePath();
        static final int PORT_BASE = Integer.getInteger("trunkline.port-base", 28_080);

        /** The end of the next quiet hours, which last an hour and are far from now, whenever tests run. */
        static final Instant QUIET_UNTIL =
                Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofHours(11));

        private final Map<String, String> environment = new LinkedHashMap<>();
        private final Map<String, String> tokens = new ConcurrentHashMap<>();

        private static Sandbox start() {
            var sandbox = new Sandbox();
            sandbox.run("", "down", "--wipe");
            var up = sandbox.run("", quietHours(), "up", "--detach");
            if (up.status() != 0) {
                throw new IllegalStateException("the sandbox did not start:\n" + up.output());
            }
            sandbox.run("", "env").output().lines().forEach(line -> {
                var equals = line.indexOf('=');
                sandbox.environment.put(line.substring(0, equals), line.substring(equals + 1));
            });
            return sandbox;
        }

        /** In UTC, as no zone is set. */
        private static Map<String, String> quietHours() {
            var until = LocalTime.ofInstant(QUIET_UNTIL, ZoneOffset.UTC);
            return Map.of(
                    "TRUNKLINE_MESSAGING_SCHEDULE_QUIET_FROM",
                    until.minusHours(1).toString(),
                    "TRUNKLINE_MESSAGING_SCHEDULE_QUIET_TO",
                    until.toString());
        }

        /** A value of {@code trunkline env}. */
        public String value(String name) {
            var value = environment.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no " + name + " in " + environment.keySet());
            }
            return value;
        }

        /** What {@code trunkline env} tells the values of. */
        Set<String> names() {
            return environment.keySet();
        }

        /** A bearer token, the same one for each role: it lives longer than the tests. */
        public String token(String role) {
            return tokens.computeIfAbsent(
                    role, unused -> run("", "token", role).output().strip());
        }

        /** The database of all services; each has a schema of its own. */
        public Connection database() throws SQLException {
            var database = URI.create(value("DATABASE_URL"));
            var user = database.getUserInfo().split(":", 2);
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + database.getHost() + ":" + database.getPort() + database.getPath(),
                    user[0],
                    user[1]);
        }

        public Path home() {
            return HOME;
        }

        /** Runs a command of {@code trunkline}; blocks until it ends, at most five minutes. */
        public Result run(String input, String... arguments) {
            return run(input, Map.of(), arguments);
        }

        /** The same with more environment variables. */
        public Result run(String input, Map<String, String> variables, String... arguments) {
            var command = command(arguments);
            try {
                var output = Files.createTempFile("trunkline-", ".out");
                var builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().putAll(variables());
                builder.environment().putAll(variables);
                var process = builder.start();
                try (var standardInput = process.getOutputStream()) {
                    standardInput.write(input.getBytes(StandardCharsets.UTF_8));
                }
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(command + " did not end: " + Files.readString(output));
                }
                var text = Files.readString(output);
                Files.delete(output);
                return new Result(process.exitValue(), text);
            } catch (IOException e) {
                throw new IllegalStateException("could not run " + command, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while running " + command, e);
            }
        }

        /** What a command of {@code trunkline} is to the operating system. */
        static List<String> command(String... arguments) {
            var launcher = ROOT.resolve("sandbox/launcher/target").toAbsolutePath();
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    launcher.resolve("classes") + ":" + launcher.resolve("lib") + "/*",
                    "dev.trunkline.launcher.Main"));
            command.addAll(List.of(arguments));
            return command;
        }

        /** What such a command has to find in its environment to meet this sandbox. */
        static Map<String, String> variables() {
            return Map.of(
                    "TRUNKLINE_ROOT", ROOT.toAbsolutePath().toString(),
                    "TRUNKLINE_HOME", HOME.toString(),
                    "TRUNKLINE_PORT_BASE", String.valueOf(PORT_BASE));
        }

        @Override
        public void close() {
            run("", "down");
        }
    }
}
