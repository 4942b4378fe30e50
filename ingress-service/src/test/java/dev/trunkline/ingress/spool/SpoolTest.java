package dev.trunkline.ingress.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpoolTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:11:12Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private final ExecutorService disk = Executors.newSingleThreadExecutor();

    @AfterEach
    void stopDisk() {
        disk.close();
    }

    private Spool open(long maxBytes) throws IOException {
        return Spool.open(directory.resolve("topic"), new SpoolLimit(maxBytes), disk, CLOCK);
    }

    private static void append(Spool spool, String... payloads) {
        for (var payload : payloads) {
            spool.append(payload.getBytes(StandardCharsets.UTF_8)).durable().join();
        }
    }

    private static List<String> contents(Spool spool) throws IOException {
        var contents = new ArrayList<String>();
        for (var entry : spool.oldest(Integer.MAX_VALUE)) {
            contents.add(new String(spool.read(entry), StandardCharsets.UTF_8));
        }
        return contents;
    }

    private Path onlySegment() throws IOException {
        try (var files = Files.list(directory.resolve("topic"))) {
            var segments = files.toList();
            assertThat(segments).hasSize(1);
            return segments.getFirst();
        }
    }

    @Test
    @Tag("A10")
    void whatWasAppendedIsThereAfterTheProcessDied() throws IOException {
        // Given
        append(open(1 << 20), "one", "two", "three"); // Never closed, as after a kill -9.
        // When
        var reopened = open(1 << 20);
        // Then
        assertThat(contents(reopened)).containsExactly("one", "two", "three");
        assertThat(reopened.oldestAppendedAt()).contains(CLOCK.instant());
        assertThat(reopened.unreadBytes()).isZero();
    }

    @Test
    @Tag("A10")
    void whatWasPublishedDoesNotComeBack() throws IOException {
        // Given
        var spool = open(1 << 20);
        append(spool, "one", "two", "three");
        spool.published(spool.oldest(3).get(1));
        append(spool, "four"); // The mark is on the disk once a later entry is.
        // When
        var reopened = open(1 << 20);
        // Then
        assertThat(contents(reopened)).containsExactly("one", "three", "four");
    }

    @Test
    @Tag("A10")
    void whatIsSetAsideLeavesTheQueueAndIsKept() throws IOException {
        // Given
        var spool = open(1 << 20);
        append(spool, "one", "two", "three");
        // When
        var file = spool.setAside(spool.oldest(3).get(1));
        append(spool, "four");
        // Then
        assertThat(file).hasContent("two").hasParentRaw(directory.resolve("topic/refused"));
        assertThat(contents(spool)).containsExactly("one", "three", "four");
        assertThat(contents(open(1 << 20))).containsExactly("one", "three", "four");
    }

    @Test
    @Tag("A10")
    void whatIsSetAsideTakesRoomOfTheSpoolAlsoAfterReopening() throws IOException {
        // Given
        var spool = open(1 << 20);
        append(spool, "x".repeat(1000));
        spool.setAside(spool.oldest(1).getFirst());
        // When
        var reopened = open(1000);
        // Then
        assertThatThrownBy(() -> reopened.append(new byte[1])).isInstanceOf(SpoolFullException.class);
    }

    @Test
    @Tag("A10")
    void settingAsideTwiceAsAfterACrashKeepsOneCopy() throws IOException {
        // Given
        var crashed = open(1 << 20);
        append(crashed, "one", "two");
        var segment = onlySegment();
        var before = Files.readAllBytes(segment);
        var file = crashed.setAside(crashed.oldest(1).getFirst());
        append(crashed, "three");
        Files.write(segment, before); // The mark was cut off by the crash, and a part of the copy.
        Files.writeString(file, "o");
        var reopened = open(1 << 20);
        // When
        var again = reopened.setAside(reopened.oldest(1).getFirst());
        // Then
        assertThat(again).isEqualTo(file).hasContent("one");
    }

    @Test
    void sequencesGoOnAfterReopening() throws IOException {
        // Given
        append(open(1 << 20), "one", "two");
        var reopened = open(1 << 20);
        // When
        append(reopened, "three");
        // Then
        assertThat(contents(open(1 << 20))).containsExactly("one", "two", "three");
    }

    @Test
    @Tag("A10")
    void aTornTailCostsNothingButTheRecordThatWasCutOff() throws IOException {
        // Given
        append(open(1 << 20), "one", "two", "three");
        var whole = Files.readAllBytes(onlySegment());
        int lastRecord = Segment.HEADER + "three".length();
        for (int cut = 1; cut <= lastRecord; cut++) {
            Files.write(onlySegment(), Arrays.copyOf(whole, whole.length - cut));
            // When
            var reopened = open(1 << 20);
            // Then
            assertThat(contents(reopened)).as("cut off %d bytes", cut).containsExactly("one", "two");
            assertThat(reopened.unreadBytes()).isEqualTo(lastRecord - cut);
        }
    }

    @Test
    void aTailOfZeroesIsNoRecord() throws IOException {
        // Given
        append(open(1 << 20), "one");
        Files.write(onlySegment(), new byte[100], StandardOpenOption.APPEND);
        // When
        var reopened = open(1 << 20);
        // Then
        assertThat(contents(reopened)).containsExactly("one");
        assertThat(reopened.unreadBytes()).isEqualTo(100);
    }

    @Test
    void aDamagedRecordIsSkippedAndTheOthersAreRead() throws IOException {
        // Given
        append(open(1 << 20), "one", "two", "three");
        try (var file = new RandomAccessFile(onlySegment().toFile(), "rw")) {
            file.seek(Segment.HEADER + 3 + Segment.HEADER); // First byte of "two".
            file.write('T');
        }
        // When
        var reopened = open(1 << 20);
        // Then
        assertThat(contents(reopened)).containsExactly("one", "three");
        assertThat(reopened.unreadBytes()).isEqualTo(Segment.HEADER + 3);
    }

    @Test
    @Tag("A10")
    void refusesWhatDoesNotFitAndTakesAgainWhenDrained() throws IOException {
        // Given
        var spool = open(3L * (Segment.HEADER + 10));
        append(spool, "0123456789", "0123456789", "0123456789");
        // When
        assertThatThrownBy(() -> append(spool, "x")).isInstanceOf(SpoolFullException.class);
        spool.oldest(3).forEach(spool::published);
        awaitDisk();
        append(spool, "again");
        // Then
        assertThat(contents(spool)).containsExactly("again");
    }

    @Test
    void filesGoWhenEverythingIsPublished() throws IOException {
        // Given
        var spool = open(1 << 20);
        append(spool, "one", "two");
        // When
        spool.oldest(2).forEach(spool::published);
        awaitDisk();
        // Then
        try (var files = Files.list(directory.resolve("topic"))) {
            assertThat(files).isEmpty();
        }
        assertThat(spool.depth()).isZero();
    }

    @Test
    void finishedSegmentsGoBeforeTheLastEntryDoes() throws IOException {
        // Given
        var limit = new SpoolLimit(400); // Segments of 100 bytes.
        var spool = Spool.open(directory.resolve("topic"), limit, disk, CLOCK);
        append(spool, "0123456789".repeat(8), "0123456789".repeat(8), "last");
        long usedBefore = limit.usedBytes();
        // When
        spool.published(spool.oldest(1).getFirst());
        append(spool, "more");
        // Then
        assertThat(limit.usedBytes()).isLessThan(usedBefore);
        assertThat(contents(open(1 << 20))).containsExactly("0123456789".repeat(8), "last", "more");
    }

    @Test
    @Tag("A10")
    void aFailingDiskFailsTheAppendAndIsTriedAgain() throws IOException {
        // Given
        var spool = open(1 << 20);
        var inTheWay = directory.resolve("topic");
        Files.createFile(inTheWay);
        // When
        var failed = spool.append(new byte[10]).durable();
        // Then
        assertThatThrownBy(failed::join).hasCauseInstanceOf(IOException.class);
        assertThat(spool.isFailing()).isTrue();
        assertThat(spool.depth()).isZero();
        Files.delete(inTheWay);
        append(spool, "again");
        assertThat(spool.isFailing()).isFalse();
        assertThat(contents(open(1 << 20))).containsExactly("again");
    }

    @Test
    void manyThreadsAppendAtOnce() throws IOException {
        // Given
        var spool = open(1 << 20);
        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> append(spool, "entry " + i), threads))
                    .forEach(CompletableFuture::join);
        }
        // Then
        assertThat(contents(open(1 << 20)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "entry " + i).toList());
    }

    @Test
    void anEntryThatIsPublishedBeforeItWasWrittenLeavesNothing() throws IOException {
        // Given
        var held = new ArrayList<Runnable>();
        var spool = Spool.open(directory.resolve("topic"), new SpoolLimit(1 << 20), held::add, CLOCK);
        var entry = spool.append("one".getBytes(StandardCharsets.UTF_8));
        // When
        spool.published(entry);
        List.copyOf(held).forEach(Runnable::run);
        // Then
        assertThat(entry.durable()).isCompleted();
        assertThat(open(1 << 20).depth()).isZero();
    }

    private void awaitDisk() {
        CompletableFuture.runAsync(() -> {}, disk).join();
    }
}
