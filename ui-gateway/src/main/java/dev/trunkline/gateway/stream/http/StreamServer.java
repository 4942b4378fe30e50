package dev.trunkline.gateway.stream.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.gateway.stream.Cursor;
import dev.trunkline.gateway.stream.Frame;
import dev.trunkline.gateway.stream.OlderUpdates;
import dev.trunkline.gateway.stream.StreamConfig;
import dev.trunkline.gateway.stream.UpdateLog;
import dev.trunkline.gateway.stream.kafka.KafkaOlderUpdates;
import dev.trunkline.gateway.stream.kafka.KafkaUpdates;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Puts the window, its reader and the clients together, and starts and ends them with the application. */
@ApplicationScoped
class StreamServer {

    private final Vertx vertx;
    private final StreamConfig config;
    private final Broadcast broadcast;
    private final StreamMetrics metrics;
    private final UpdateLog log;
    private final KafkaUpdates updates;
    private final OlderUpdates older;
    private final ExecutorService threads;
    private final Semaphore catchUps;

    StreamServer(
            Vertx vertx,
            StreamConfig config,
            Broadcast broadcast,
            StreamMetrics metrics,
            MeterRegistry registry,
            ObjectMapper json,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @VirtualThreads ExecutorService threads) {
        this.vertx = vertx;
        this.config = config;
        this.broadcast = broadcast;
        this.metrics = metrics;
        this.threads = threads;
        this.log =
                new UpdateLog(config.window().updates(), config.window().size().asLongValue());
        this.updates =
                new KafkaUpdates(kafka, json, log, broadcast, config.window().updates());
        this.older = new KafkaOlderUpdates(
                kafka, json, config.catchUp().limit(), config.catchUp().timeout());
        this.catchUps = new Semaphore(config.catchUp().parallel());
        registry.gauge("trunkline.stream.clients", broadcast, Broadcast::clients);
        registry.gauge("trunkline.stream.window.updates", log, UpdateLog::size);
        registry.gauge("trunkline.updates.lag", updates, KafkaUpdates::lag);
    }

    void start(@Observes StartupEvent started) {
        updates.start();
        vertx.setPeriodic(config.heartbeat().toMillis(), id -> broadcast.forEach(StreamClient::beat));
    }

    void stop(@Observes ShutdownEvent stopped) {
        broadcast.forEach(client -> client.close("shutdown"));
        updates.close();
    }

    /** Reads older updates on another thread; how it ended is told to one of the two. */
    void readOlder(
            Cursor from,
            Cursor until,
            Consumer<List<Frame>> reader,
            Consumer<OlderUpdates.Outcome> ended,
            Consumer<RuntimeException> failed) {
        threads.execute(() -> {
            catchUps.acquireUninterruptibly();
            try {
                ended.accept(older.read(from, until, reader));
            } catch (RuntimeException e) {
                failed.accept(e);
            } finally {
                catchUps.release();
            }
        });
    }

    boolean isFull() {
        return broadcast.clients() >= config.maxClients();
    }

    boolean isLive() {
        return log.isOpen() && updates.isConnected();
    }

    UpdateLog log() {
        return log;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    StreamMetrics metrics() {
        return metrics;
    }

    StreamConfig config() {
        return config;
    }
}
