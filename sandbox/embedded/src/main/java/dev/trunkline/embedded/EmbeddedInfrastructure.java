package dev.trunkline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Kafka in this JVM and PostgreSQL as its child, with data in a directory that goes when they close. */
final class EmbeddedInfrastructure implements Infrastructure {

    private final Path directory;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;

    private EmbeddedInfrastructure(Path directory, EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.kafka = kafka;
        this.postgres = postgres;
    }

    static EmbeddedInfrastructure start() {
        try {
            var directory = Files.createTempDirectory("trunkline-test-");
            var postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
            var kafka = EmbeddedKafka.start(directory.resolve("kafka"));
            KafkaTopics.create(kafka.bootstrapServers());
            return new EmbeddedInfrastructure(directory, kafka, postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for Kafka and PostgreSQL", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String jdbcUrl(String schema) {
        return postgres.jdbcUrl(schema);
    }

    @Override
    public String databaseUser() {
        return EmbeddedPostgres.USER;
    }

    @Override
    public String databasePassword() {
        return EmbeddedPostgres.PASSWORD;
    }

    @Override
    public void stopKafka() {
        kafka.stop();
    }

    @Override
    public void startKafka() {
        kafka.start();
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(EmbeddedInfrastructure::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + directory, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + file, e);
        }
    }
}
