package dev.trunkline.acceptance.failures;

import dev.trunkline.embedded.EmbeddedKafka;
import dev.trunkline.embedded.EmbeddedPostgres;
import dev.trunkline.embedded.KafkaTopics;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.launcher.Application;
import dev.trunkline.launcher.Probe;
import dev.trunkline.launcher.Sandbox;
import dev.trunkline.launcher.SandboxSettings;
import dev.trunkline.launcher.Secrets;
import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.messaging.Timings;
import dev.trunkline.twilio.account.TwilioAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import static org.awaitility.Awaitility.await;

/**
 * The packaged services that a message passes, as processes under a supervisor, with everything they need. The services reach Kafka
 * and PostgreSQL through lines that can be cut; tests reach the database directly.
 */
final class FailureStack implements AutoCloseable {

    static final List<Service> SERVICES = List.of(Service.INGRESS, Service.MESSAGING, Service.GATEWAY);

    /** Longer than this a frozen messaging-service loses its lanes; Kafka's group has lost it before. */
    static final Duration LEASE = Duration.ofSeconds(8);

    static final Duration SESSION = Duration.ofSeconds(6);

    private static final int PORT_BASE = Integer.getInteger("failures.port", 29_080);
    private static final int BEHIND_THE_LINE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration A_LONG_TIME = Duration.ofDays(1);
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(6);

    private final Sandbox sandbox;
    private final Secrets secrets;
    private final SandboxSettings settings;
    private final long spoolBytes;
    private final Consumer<String> report;
    private final Map<Service, Application> applications = new EnumMap<>(Service.class);
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final Line kafkaLine;
    private final Line postgresLine;
    private final LoginServer login;
    private TwilioSimulator twilio;

    private FailureStack(Path home, long spoolBytes, Consumer<String> report) {
        var root = Path.of(System.getProperty("trunkline.root", "..")).toAbsolutePath();
        this.sandbox = new Sandbox(root, home, PORT_BASE);
        this.secrets = Secrets.of(sandbox);
        this.settings = new SandboxSettings(sandbox, secrets);
        this.spoolBytes = spoolBytes;
        this.report = report;
        kafkaLine = new Line(sandbox.port(Service.KAFKA), sandbox.port(Service.KAFKA) + BEHIND_THE_LINE);
        postgresLine = new Line(sandbox.port(Service.POSTGRES), postgresPort());
        kafka = EmbeddedKafka.start(
                sandbox.data(Service.KAFKA),
                sandbox.port(Service.KAFKA) + BEHIND_THE_LINE,
                sandbox.port(Service.KAFKA_CONTROLLER) + BEHIND_THE_LINE,
                sandbox.port(Service.KAFKA));
        KafkaTopics.create(kafka.bootstrapServers());
        // What was committed must survive a crash of the server, as in production.
        postgres = EmbeddedPostgres.start(
                sandbox.data(Service.POSTGRES), postgresPort(), Map.of("synchronous_commit", "on"));
        login = LoginServer.start(sandbox.port(Service.LOGIN), TOKEN_LIFETIME);
        twilio = simulator();
    }

    /** Starts everything with new data below {@code home}; returns when all of it is ready. */
    static FailureStack start(Path home, Plan plan, Consumer<String> report) {
        wipe(home);
        var stack = new FailureStack(home, plan.spoolBytes(), report);
        // Also where a test run is interrupted: nothing of it may go on.
        Runtime.getRuntime().addShutdownHook(new Thread(stack::endServices));
        SERVICES.forEach(stack::launch);
        SERVICES.forEach(stack::awaitReady);
        return stack;
    }

    private void endServices() {
        applications.values().parallelStream().forEach(Application::stop);
    }

    private void launch(Service service) {
        var application = new Application(sandbox, service, () -> settingsOf(service), report, () -> {});
        applications.put(service, application);
        application.start();
    }

    private Map<String, String> settingsOf(Service service) {
        var values = settings.of(service);
        switch (service) {
            case INGRESS -> values.put("trunkline.ingress.spool.max-bytes", String.valueOf(spoolBytes));
            case MESSAGING -> {
                values.put("trunkline.journal.lease", LEASE.toSeconds() + "s");
                values.put("trunkline.journal.backoff.max", "5s");
                values.put("trunkline.messaging.outbound.wait-for-answer", "500ms");
                // Asked for when the load has ended: by then nothing is on its way any more.
                values.put("trunkline.messaging.reconciliation.scheduled", "false");
                values.put("trunkline.messaging.reconciliation.grace", "1s");
                values.put("mp.messaging.incoming.webhooks.connector", "smallrye-kafka");
                values.put("mp.messaging.incoming.webhooks.session.timeout.ms", String.valueOf(SESSION.toMillis()));
                values.put("mp.messaging.incoming.webhooks.heartbeat.interval.ms", "2000");
            }
            default -> {}
        }
        return values;
    }

    /** The simulator sends no status callbacks of its own: the load does, and remembers them. */
    private TwilioSimulator simulator() {
        return TwilioSimulator.start(SimulatorConfig.empty()
                .port(sandbox.port(Service.SIMULATOR))
                .timings(new Timings(A_LONG_TIME, A_LONG_TIME, A_LONG_TIME))
                .account(new TwilioAccount(
                        "flex", SandboxSettings.FLEX_SID, List.of(secrets.flexToken()), Optional.empty()))
                .sender(
                        SandboxSettings.FLEX_SID,
                        SandboxSettings.SMS_NUMBER,
                        url(Service.INGRESS) + "/webhooks/messaging"));
    }

    String url(Service service) {
        return sandbox.url(service);
    }

    String authToken() {
        return secrets.flexToken();
    }

    /** A bearer token that outlives the run. */
    String token(String role) {
        return LoginServer.token(settings.issuer(), role);
    }

    String jdbcUrl() {
        return postgres.jdbcUrl("messaging");
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    TwilioSimulator twilio() {
        return twilio;
    }

    Line kafkaLine() {
        return kafkaLine;
    }

    Line postgresLine() {
        return postgresLine;
    }

    void stopTwilio() {
        twilio.close();
    }

    /** Another Twilio, which knows nothing of what the former one was told. */
    void startTwilio() {
        twilio = simulator();
    }

    void stopKafka() {
        kafka.stop();
    }

    void startKafka() {
        kafka.start();
    }

    void crashPostgres() {
        postgres.crash();
    }

    void startPostgres() {
        postgres.start();
    }

    /** {@code kill -9}; the supervisor starts another process. */
    void kill(Service service) {
        var process = process(service);
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** Blocks until the supervisor has started another process than {@code former} and it is ready. */
    void awaitSuccessor(Service service, long former) {
        await().atMost(PATIENCE)
                .until(() -> pid(service) != former && application(service).process() != null);
        awaitReady(service);
    }

    void awaitReady(Service service) {
        await().alias(service.id() + " becomes ready (log: " + sandbox.log(service) + ")")
                .atMost(PATIENCE)
                .until(() -> Probe.isReady(sandbox, service));
    }

    /** Ends a service and its supervisor. */
    void stop(Service service) {
        application(service).stop();
    }

    /** Starts a service that was stopped; returns when it is ready. */
    void start(Service service) {
        launch(service);
        awaitReady(service);
    }

    void suspend(Service service) {
        signal(service, "STOP");
    }

    void resume(Service service) {
        signal(service, "CONT");
    }

    long pid(Service service) {
        return process(service).pid();
    }

    private void signal(Service service, String signal) {
        try {
            var status = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid(service)))
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

    private Process process(Service service) {
        return Objects.requireNonNull(application(service).process(), service.id() + " was never started");
    }

    private Application application(Service service) {
        return Objects.requireNonNull(applications.get(service), service.id() + " is not part of this stack");
    }

    private int postgresPort() {
        return sandbox.port(Service.POSTGRES) + BEHIND_THE_LINE;
    }

    @Override
    public void close() {
        endServices();
        twilio.close();
        login.close();
        kafkaLine.close();
        postgresLine.close();
        kafka.close();
        postgres.close();
    }

    private static void wipe(Path home) {
        endLeftoverPostgres(home.resolve("data/postgres/postmaster.pid"));
        try (var files = Files.exists(home) ? Files.walk(home) : java.util.stream.Stream.<Path>empty()) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not empty " + home, e);
        }
    }

    /** A run that was interrupted may have left its server behind. */
    private static void endLeftoverPostgres(Path pidFile) {
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(pidFile).getFirst().strip()))
                    .filter(found -> found.info()
                            .command()
                            .filter(command -> command.endsWith("postgres"))
                            .isPresent())
                    .ifPresent(found -> {
                        found.destroy();
                        found.onExit().orTimeout(60, TimeUnit.SECONDS).join();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + pidFile, e);
        }
    }
}
