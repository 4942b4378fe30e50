package dev.trunkline.benchmark;

import dev.trunkline.embedded.EmbeddedKafka;
import dev.trunkline.embedded.EmbeddedPostgres;
import dev.trunkline.embedded.FreePort;
import dev.trunkline.embedded.KafkaTopics;
import dev.trunkline.embedded.LoginServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** messaging-service as a process of its own, with Kafka, PostgreSQL and a login server. */
final class MessagingProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final LoginServer login;
    private final int port;
    private final Process process;
    private final String token;

    private MessagingProcess(
            EmbeddedPostgres postgres, EmbeddedKafka kafka, LoginServer login, int port, Process process) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.login = login;
        this.port = port;
        this.process = process;
        this.token = LoginServer.token(login.issuer(), "agent");
    }

    static MessagingProcess start(Path jar) throws Exception {
        if (!Files.exists(jar)) {
            throw new IllegalArgumentException(jar + ": not there (expected: messaging-service, packaged before)");
        }
        var postgres = EmbeddedPostgres.start(Files.createTempDirectory("benchmark-postgres"));
        var kafka = EmbeddedKafka.start(Files.createTempDirectory("benchmark-kafka"));
        KafkaTopics.create(kafka.bootstrapServers());
        var login = LoginServer.start(0, Duration.ofHours(2));
        var port = FreePort.find();
        var settings = new LinkedHashMap<>(Map.of(
                "quarkus.http.host",
                "127.0.0.1",
                "quarkus.http.port",
                String.valueOf(port),
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "quarkus.oidc.auth-server-url",
                login.issuer(),
                "quarkus.datasource.jdbc.url",
                postgres.jdbcUrl("messaging"),
                "quarkus.datasource.username",
                EmbeddedPostgres.USER,
                "quarkus.datasource.password",
                EmbeddedPostgres.PASSWORD,
                "quarkus.log.console.json.enabled",
                "false"));
        settings.put("trunkline.messaging.account", "flex");
        settings.put("trunkline.messaging.senders.sms", "+14155550100");
        settings.put("trunkline.messaging.status-callback-url", "http://127.0.0.1:1/webhooks/messaging/status");
        settings.put("trunkline.messaging.reconciliation.scheduled", "false");
        settings.put("trunkline.twilio.base-url", "http://127.0.0.1:1");
        settings.put("trunkline.twilio.accounts.flex.sid", "AC4c6d62d3bf1584e6bc1e606cd45ab7ba");
        settings.put("trunkline.twilio.accounts.flex.auth-token", "a-token-for-benchmarks-of-32-letters");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(jar.toString());
        var log = Files.createTempFile("benchmark-messaging", ".log");
        System.err.println("messaging-service logs to " + log);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var service = new MessagingProcess(postgres, kafka, login, port, process);
        service.awaitReady();
        return service;
    }

    private void awaitReady() throws InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        var request = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // It does not listen yet.
                }
                Thread.sleep(Duration.ofMillis(200));
            }
        }
        close();
        throw new IllegalStateException("messaging-service did not get ready within " + START + "; see its log");
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String token() {
        return token;
    }

    /** The id that PostgreSQL's {@code md5('conversation' || n)::uuid} gives. */
    String conversation(int number) {
        try {
            var hash =
                    MessageDigest.getInstance("MD5").digest(("conversation" + number).getBytes(StandardCharsets.UTF_8));
            var bytes = ByteBuffer.wrap(hash);
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        login.close();
        kafka.close();
        postgres.close();
    }
}
