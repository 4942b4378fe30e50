package dev.trunkline.ingress.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Requests that Kafka refused for good, which are on no topic and in no journal. */
@SuppressWarnings("NullAway.Init") // Before each test.
class OldRefusedRequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:11:12Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration KEPT = Duration.ofDays(14);

    @TempDir
    private Path directory;

    private Path old;
    private Path recent;
    private Path somebodys;
    private DurablePublisher publisher;

    @BeforeEach
    void open() throws IOException {
        old = refused("%013d-%020d".formatted(NOW.minus(KEPT).toEpochMilli() - 1, 1));
        recent = refused("%013d-%020d".formatted(NOW.minus(KEPT).toEpochMilli(), 2));
        somebodys = refused("notes.txt");
        publisher = SpoolingProcess.open((publication, done) -> {}, directory);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    @Tag("Y13")
    void areDeletedAndMakeRoom() {
        // Given
        long before = publisher.spoolBytes();
        // When
        publisher.removeRefusedAfter(KEPT, CLOCK);
        // Then
        await().untilAsserted(() -> assertThat(publisher.removedCount()).isEqualTo(1));
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
        assertThat(somebodys).exists();
        assertThat(publisher.spoolBytes()).isEqualTo(before - "request".length());
    }

    @Test
    void areKeptForADayAtLeast() {
        assertThatThrownBy(() -> publisher.removeRefusedAfter(Duration.ofHours(23), CLOCK))
                .hasMessageContaining("trunkline.ingress.spool.keep-refused: PT23H (expected: at least 1d");
    }

    private Path refused(String name) throws IOException {
        var file = directory.resolve("trunkline.webhooks.messaging/refused").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "request");
    }
}
