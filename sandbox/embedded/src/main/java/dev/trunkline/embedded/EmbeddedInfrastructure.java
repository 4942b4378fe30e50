package dev.trunkline.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Kafka in this JVM and PostgreSQL as its child, with data that goes with them. */
final class EmbeddedInfrastructure implements Infrastructure {

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;

    private EmbeddedInfrastructure(EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /** Starts both side by side: each waits for the disk and for processes of its own. */
    static EmbeddedInfrastructure start() {
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var postgres = CompletableFuture.supplyAsync(EmbeddedPostgres::temporary, other);
            var kafka = EmbeddedKafka.temporary();
            KafkaTopics.create(kafka.bootstrapServers());
            return new EmbeddedInfrastructure(kafka, postgres.join());
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
    }
}
