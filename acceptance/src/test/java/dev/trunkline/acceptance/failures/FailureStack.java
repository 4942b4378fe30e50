package dev.trunkline.acceptance.failures;

import dev.trunkline.embedded.EmbeddedKafka;
import dev.trunkline.embedded.EmbeddedPostgres;
import dev.trunkline.embedded.KafkaTopics;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.launcher.Sandbox;
import dev.trunkline.launcher.SandboxSettings;
import dev.trunkline.launcher.Secrets;
import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.twilio.account.TwilioAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The packaged services that a message passes, as processes under a supervisor, with everything they need. The services reach Kafka
 * and PostgreSQL through lines that can be cut; tests reach the database directly.
 */
final class FailureStack implements AutoCloseable {

    /** Longer than this a frozen service loses its lanes; Kafka's group has lost it before. */
    static final Duration LEASE = Duration.ofSeconds(8);

    static final Duration SESSION = Duration.ofSeconds(6);

    private static final int PORT_BASE = Integer.getInteger("failures.port", 29_080);
    private static final int BEHIND_THE_LINE = 20;

    /** Between the ports of the first processes and those of the second ones of the same services. */
    private static final int NEXT_TO_IT = 40;

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(6);

    private final Sandbox sandbox;
    private final Secrets secrets;
    private final SandboxSettings settings;
    private final Layout layout;
    private final Map<Service, List<ServiceProcess>> processes = new EnumMap<>(Service.class);
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final Line kafkaLine;
    private final Line postgresLine;
    private final LoginServer login;
    private TwilioSimulator twilio;

    private FailureStack(Path home, Layout layout, Consumer<String> report) {
        var root = Path.of(System.getProperty("trunkline.root", "..")).toAbsolutePath();
        this.sandbox = new Sandbox(root, home, PORT_BASE);
        this.secrets = Secrets.of(sandbox);
        this.settings = new SandboxSettings(sandbox, secrets);
        this.layout = layout;
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
        layout.prepare(twilio, url(Service.INGRESS));
        layout.services().forEach(service -> addProcess(service, report));
    }

    private void addProcess(Service service, Consumer<String> report) {
        var those = processes.computeIfAbsent(service, unused -> new ArrayList<>());
        var number = those.size();
        var its = number == 0
                ? sandbox
                : new Sandbox(
                        sandbox.root(), sandbox.home().resolve("next-" + number), PORT_BASE + NEXT_TO_IT * number);
        those.add(new ServiceProcess(its, service, () -> settingsOf(service, its), report));
    }

    /** Starts everything with new data below {@code home}; returns when all of it is ready. */
    static FailureStack start(Path home, Layout layout, Consumer<String> report) {
        wipe(home);
        var stack = new FailureStack(home, layout, report);
        // Also where a test run is interrupted: nothing of it may go on.
        Runtime.getRuntime().addShutdownHook(new Thread(stack::endServices));
        // One process of each service first: two would make its tables at once.
        stack.processes.values().forEach(those -> those.getFirst().launch());
        stack.processes.values().forEach(those -> those.getFirst().awaitReady());
        var others = stack.all().filter(process -> !stack.isFirst(process)).toList();
        others.forEach(ServiceProcess::launch);
        others.forEach(ServiceProcess::awaitReady);
        return stack;
    }

    private Stream<ServiceProcess> all() {
        return processes.values().stream().flatMap(List::stream);
    }

    private boolean isFirst(ServiceProcess process) {
        return processes.values().stream().anyMatch(those -> those.getFirst().equals(process));
    }

    private void endServices() {
        all().parallel().forEach(ServiceProcess::stop);
    }

    private Map<String, String> settingsOf(Service service, Sandbox its) {
        var values = settings.of(service);
        values.put("quarkus.http.port", String.valueOf(its.port(service)));
        layout.adjust(service, values);
        return values;
    }

    /** Settings of a service whose frozen process shall soon be replaced. */
    static void shortLeases(Map<String, String> settings) {
        settings.put("trunkline.journal.lease", LEASE.toSeconds() + "s");
        settings.put("trunkline.journal.backoff.max", "5s");
        settings.put("mp.messaging.incoming.webhooks.connector", "smallrye-kafka");
        settings.put("mp.messaging.incoming.webhooks.session.timeout.ms", String.valueOf(SESSION.toMillis()));
        settings.put("mp.messaging.incoming.webhooks.heartbeat.interval.ms", "2000");
    }

    private TwilioSimulator simulator() {
        var config = SimulatorConfig.empty()
                .port(sandbox.port(Service.SIMULATOR))
                .account(account("flex", SandboxSettings.FLEX_SID, secrets.flexToken()))
                .account(account(
                        "frontline", dev.trunkline.simulator.Sandbox.FRONTLINE.sid(), secrets.frontlineToken()));
        return TwilioSimulator.start(layout.twilio(config, url(Service.INGRESS)));
    }

    private static TwilioAccount account(String name, String sid, String token) {
        return new TwilioAccount(name, sid, List.of(token), Optional.empty());
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

    /** Tables of a service, past every line that may be cut. */
    Database database(Service service) {
        return new Database(postgres.jdbcUrl(service.id()));
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

    ServiceProcess process(Service service) {
        return processes(service).getFirst();
    }

    List<ServiceProcess> processes(Service service) {
        return Objects.requireNonNull(processes.get(service), service.id() + " is not part of this stack");
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
        try (var files = Files.exists(home) ? Files.walk(home) : Stream.<Path>empty()) {
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
