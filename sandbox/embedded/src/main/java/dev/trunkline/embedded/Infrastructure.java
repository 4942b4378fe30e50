package dev.trunkline.embedded;

import java.util.function.BooleanSupplier;

/** Kafka and PostgreSQL for tests. */
public interface Infrastructure extends AutoCloseable {

    String bootstrapServers();

    /** JDBC URL whose unqualified names live in {@code schema}. */
    String jdbcUrl(String schema);

    String databaseUser();

    String databasePassword();

    /** Takes Kafka away; its data stays. */
    void stopKafka();

    /** Brings Kafka back on the same address. */
    void startKafka();

    @Override
    void close();

    enum Kind {
        EMBEDDED,
        CONTAINERS;

        /** Containers only where they are asked for and a Docker engine answers; the engine is asked only then. */
        public static Kind choose(boolean containersWanted, BooleanSupplier dockerAnswers) {
            return containersWanted && dockerAnswers.getAsBoolean() ? CONTAINERS : EMBEDDED;
        }
    }
}
