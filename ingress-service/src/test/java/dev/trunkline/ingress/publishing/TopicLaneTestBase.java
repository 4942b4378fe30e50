package dev.trunkline.ingress.publishing;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.spool.Spool;
import dev.trunkline.ingress.spool.SpoolLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A lane with a spool of its own, before a Kafka that does as it is told. */
abstract class TopicLaneTestBase {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @TempDir
    Path directory;

    final ExecutorService disk = Executors.newSingleThreadExecutor();
    private final ExecutorService drains = Executors.newVirtualThreadPerTaskExecutor();
    final FakeEventLog kafka = new FakeEventLog();
    TopicLane lane;

    @BeforeEach
    void openLane() throws IOException {
        lane = lane(1 << 20);
    }

    @AfterEach
    void close() {
        lane.close();
        drains.close();
        disk.close();
    }

    TopicLane lane(long maxBytes) throws IOException {
        var spool = Spool.open(directory.resolve("topic"), new SpoolLimit(maxBytes), disk, Clock.systemUTC());
        return new TopicLane("topic", kafka, spool, TIMEOUT, drains);
    }

    CompletableFuture<@Nullable Void> publish(String id) {
        return lane.publish(publication(id));
    }

    static Publication publication(String id) {
        var event = new CloudEvent(id, "/test", "test", Instant.EPOCH, null, Map.of(), new byte[8]);
        return new Publication("topic", "key", event);
    }

    void letFly(String id) {
        assertThat(publish(id)).isNotDone();
    }

    void letTimePass() {
        lane.giveUpOnLateAcknowledgements(System.nanoTime() + TIMEOUT.toNanos());
    }

    void awaitDirect() {
        await().untilAsserted(() -> assertThat(lane.state().spooling()).isFalse());
        await().untilAsserted(() -> assertThat(lane.state().depth()).isZero());
    }
}
