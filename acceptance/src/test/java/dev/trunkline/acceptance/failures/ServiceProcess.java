package dev.trunkline.acceptance.failures;

import dev.trunkline.launcher.Application;
import dev.trunkline.launcher.Probe;
import dev.trunkline.launcher.Sandbox;
import dev.trunkline.launcher.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

import static org.awaitility.Awaitility.await;

/** One packaged service as a process under a supervisor. */
final class ServiceProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Sandbox sandbox;
    private final Service service;
    private final Supplier<Map<String, String>> settings;
    private final Consumer<String> report;
    private @Nullable Application application;

    /** @param sandbox whose port and files it has */
    ServiceProcess(Sandbox sandbox, Service service, Supplier<Map<String, String>> settings, Consumer<String> report) {
        this.sandbox = sandbox;
        this.service = service;
        this.settings = settings;
        this.report = report;
    }

    /** Returns at once. */
    void launch() {
        var launched = new Application(sandbox, service, settings, report, () -> {});
        application = launched;
        launched.start();
    }

    /** Starts it again after {@link #stop()}; returns when it is ready. */
    void start() {
        launch();
        awaitReady();
    }

    /** Ends it and its supervisor. */
    void stop() {
        if (application != null) {
            application.stop();
        }
    }

    /** {@code kill -9}; the supervisor starts another process. */
    void kill() {
        var process = process();
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    void suspend() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    long pid() {
        return process().pid();
    }

    void awaitReady() {
        await().alias(service.id() + " becomes ready (log: " + sandbox.log(service) + ")")
                .atMost(PATIENCE)
                .until(() -> Probe.isReady(sandbox, service));
    }

    /** Blocks until the supervisor has started another process than {@code former} and it is ready. */
    void awaitSuccessor(long former) {
        await().atMost(PATIENCE).until(() -> pid() != former);
        awaitReady();
    }

    private void signal(String signal) {
        try {
            var status = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + signal + " of " + service.id() + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending " + signal + " to " + service.id(), e);
        }
    }

    private Process process() {
        return Objects.requireNonNull(
                Objects.requireNonNull(application, service.id() + " was never started")
                        .process(),
                service.id() + " was never started");
    }
}
