package dev.trunkline.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker in this JVM (KRaft, one node). It can be stopped and started again on the same address with the same data,
 * which is how tests take Kafka away.
 */
public final class EmbeddedKafka implements AutoCloseable {

    /** The same for every run, so that data of a former run is ours. */
    private static final String CLUSTER_ID = "VHJ1bmtsaW5lU2FuZGJveA";

    private final Path data;
    private final int port;
    private final int controllerPort;
    private final int advertisedPort;
    private final @Nullable TemporaryDirectory temporary;
    private @Nullable KafkaRaftServer server;

    private EmbeddedKafka(
            Path data, int port, int controllerPort, int advertisedPort, @Nullable TemporaryDirectory temporary) {
        this.data = data;
        this.port = port;
        this.controllerPort = controllerPort;
        this.advertisedPort = advertisedPort;
        this.temporary = temporary;
    }

    /** Starts a broker on free ports with its data below {@code data}. */
    public static EmbeddedKafka start(Path data) {
        return start(data, FreePort.find(), FreePort.find());
    }

    /** Starts a broker whose data goes with it, at the latest when this JVM ends. */
    public static EmbeddedKafka temporary() {
        var directory = TemporaryDirectory.create("trunkline-kafka-");
        var port = FreePort.find();
        var kafka = new EmbeddedKafka(directory.path(), port, FreePort.find(), port, directory);
        directory.inhabit(kafka::stop);
        kafka.start();
        return kafka;
    }

    /** Starts a broker; data that a former run left is taken up again. */
    public static EmbeddedKafka start(Path data, int port, int controllerPort) {
        return start(data, port, controllerPort, port);
    }

    /**
     * Starts a broker whose clients are sent to another port, where something stands between them and the broker.
     *
     * @param advertisedPort what clients are told to connect to
     */
    public static EmbeddedKafka start(Path data, int port, int controllerPort, int advertisedPort) {
        var kafka = new EmbeddedKafka(data, port, controllerPort, advertisedPort, null);
        kafka.start();
        return kafka;
    }

    /** Starts the broker again after {@link #stop()}. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        var config = new KafkaConfig(settings(), false);
        format();
        var starting = new KafkaRaftServer(config, Time.SYSTEM);
        starting.startup();
        server = starting;
    }

    /** Stops the broker and keeps its data. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
        if (temporary != null) {
            temporary.close();
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + advertisedPort;
    }

    private void format() {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(1)
                    .setClusterId(CLUSTER_ID)
                    .setDirectories(List.of(data.toString()))
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("could not format Kafka's directory " + data + ": " + e.getMessage(), e);
        }
    }

    private Properties settings() {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort,
                "controller.listener.names", "CONTROLLER",
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs", data.toString(),
                "auto.create.topics.enable", "false"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "log.cleaner.dedupe.buffer.size", "2097152",
                "log.segment.bytes", "67108864",
                // Indices are allocated whole and stay in memory: small ones are enough at a desk.
                "log.index.size.max.bytes", "262144"));
        return settings;
    }
}
