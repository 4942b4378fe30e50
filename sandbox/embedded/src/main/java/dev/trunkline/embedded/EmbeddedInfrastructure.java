package dev.trunkline.embedded;

/** Kafka in this JVM and PostgreSQL as its child, with data that goes with them. */
final class EmbeddedInfrastructure implements Infrastructure {

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;

    private EmbeddedInfrastructure(EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    static EmbeddedInfrastructure start() {
        var postgres = EmbeddedPostgres.temporary();
        var kafka = EmbeddedKafka.temporary();
        KafkaTopics.create(kafka.bootstrapServers());
        return new EmbeddedInfrastructure(kafka, postgres);
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
