package dev.trunkline.launcher;

import dev.trunkline.embedded.EmbeddedKafka;
import dev.trunkline.embedded.EmbeddedPostgres;
import dev.trunkline.embedded.KafkaTopics;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.TwilioSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole sandbox, run by this process: Kafka, login server and simulator inside, PostgreSQL and six services as children. */
final class Stack {

    private static final Duration LOGIN_LIFETIME = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Sandbox sandbox;
    private final SandboxSettings settings;
    private final Secrets secrets;
    private final Consumer<String> report;
    private final List<Application> applications = new CopyOnWriteArrayList<>();
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable LoginServer login;
    private @Nullable TwilioSimulator simulator;

    Stack(Sandbox sandbox, Secrets secrets, Consumer<String> report) {
        this.sandbox = sandbox;
        this.secrets = secrets;
        this.settings = new SandboxSettings(sandbox, secrets);
        this.report = report;
    }

    /** Starts everything and returns when all of it is ready. */
    void start() {
        var began = System.nanoTime();
        rememberProcesses();
        startInside();
        for (var service : Leftovers.applications()) {
            var application =
                    new Application(sandbox, service, () -> settings.of(service), report, this::rememberProcesses);
            applications.add(application);
            application.start();
        }
        awaitReady(began);
    }

    /** Stops everything in the order that loses nothing: the door first, then who works, then what they need. */
    void stop() {
        sideBySide(applications.stream()
                .<Runnable>map(application -> application::stop)
                .toList());
        Stream.of(simulator, login, kafka, postgres).filter(Objects::nonNull).forEach(this::close);
        try {
            Files.deleteIfExists(sandbox.processes());
        } catch (IOException e) {
            report.accept("could not remove " + sandbox.processes() + ": " + e.getMessage());
        }
    }

    private void startInside() {
        try {
            sideBySide(List.of(
                    timed("Kafka", () -> {
                        var started = EmbeddedKafka.start(
                                sandbox.data(Service.KAFKA),
                                sandbox.port(Service.KAFKA),
                                sandbox.port(Service.KAFKA_CONTROLLER));
                        kafka = started;
                        KafkaTopics.create(started.bootstrapServers());
                    }),
                    timed(
                            "PostgreSQL",
                            () -> postgres = EmbeddedPostgres.start(
                                    sandbox.data(Service.POSTGRES), sandbox.port(Service.POSTGRES))),
                    timed("login server", () -> login = LoginServer.start(sandbox.port(Service.LOGIN), LOGIN_LIFETIME)),
                    timed("Twilio simulator", () -> simulator = SandboxSimulator.start(sandbox, secrets))));
        } catch (CompletionException e) {
            throw new SandboxException(
                    "could not start: "
                            + Objects.requireNonNullElse(e.getCause(), e).getMessage(),
                    e);
        }
    }

    private Runnable timed(String name, Runnable start) {
        return () -> {
            var began = System.nanoTime();
            start.run();
            report.accept(name + " is up (" + seconds(began) + ")");
        };
    }

    private static void sideBySide(List<Runnable> actions) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(actions.stream()
                            .map(action -> CompletableFuture.runAsync(action, executor))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }

    private void awaitReady(long began) {
        var waiting = new ArrayList<>(Leftovers.applications());
        while (!waiting.isEmpty()) {
            for (var service : List.copyOf(waiting)) {
                if (Probe.isReady(sandbox, service)) {
                    waiting.remove(service);
                    report.accept(service.module() + " is ready (" + seconds(began) + ")");
                }
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new SandboxException("not ready after " + PATIENCE.toMinutes() + " minutes: "
                        + String.join(
                                ", ", waiting.stream().map(Service::module).toList()) + " (logs: "
                        + sandbox.log(waiting.getFirst()).getParent() + ")");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SandboxException("interrupted while starting", e);
            }
        }
    }

    private void rememberProcesses() {
        var launcher = Stream.of(Leftovers.known(Leftovers.LAUNCHER, ProcessHandle.current()));
        var children = applications.stream()
                .filter(application -> application.process() != null)
                .map(application -> Leftovers.known(
                        application.service().id(),
                        Objects.requireNonNull(application.process()).toHandle()));
        new Leftovers(sandbox).write(Stream.concat(launcher, children));
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            report.accept("stopping " + part.getClass().getSimpleName() + " failed: " + e.getMessage());
        }
    }

    private static String seconds(long began) {
        return "%.1f s".formatted((System.nanoTime() - began) / 1e9);
    }
}
