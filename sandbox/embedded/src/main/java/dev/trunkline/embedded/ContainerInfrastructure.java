package dev.trunkline.embedded;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and PostgreSQL on Testcontainers. */
final class ContainerInfrastructure implements Infrastructure {

    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.1");
    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer("postgres:17").withDatabaseName(EmbeddedPostgres.DATABASE);

    static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static ContainerInfrastructure start() {
        var started = new ContainerInfrastructure();
        started.postgres.start();
        started.kafka.start();
        KafkaTopics.create(started.bootstrapServers());
        return started;
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String jdbcUrl(String schema) {
        return postgres.getJdbcUrl() + (postgres.getJdbcUrl().contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }

    @Override
    public String databaseUser() {
        return postgres.getUsername();
    }

    @Override
    public String databasePassword() {
        return postgres.getPassword();
    }

    @Override
    public void stopKafka() {
        DockerClientFactory.instance()
                .client()
                .pauseContainerCmd(kafka.getContainerId())
                .exec();
    }

    @Override
    public void startKafka() {
        DockerClientFactory.instance()
                .client()
                .unpauseContainerCmd(kafka.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }
}
