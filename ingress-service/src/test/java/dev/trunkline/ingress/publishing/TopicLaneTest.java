package dev.trunkline.ingress.publishing;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.publishing.FakeEventLog.Mood;
import dev.trunkline.ingress.spool.Spool;
import dev.trunkline.ingress.spool.SpoolFullException;
import dev.trunkline.ingress.spool.SpoolLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Tag("A10")
class TopicLaneTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @TempDir
    private Path directory;

    private final ExecutorService disk = Executors.newSingleThreadExecutor();
    private final ExecutorService drains = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeEventLog kafka = new FakeEventLog();
    private TopicLane lane;

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

    private TopicLane lane(long maxBytes) throws IOException {
        var spool = Spool.open(directory.resolve("topic"), new SpoolLimit(maxBytes), disk, Clock.systemUTC());
        return new TopicLane("topic", kafka, spool, TIMEOUT, drains);
    }

    private CompletableFuture<@Nullable Void> publish(String id) {
        return lane.publish(publication(id));
    }

    private static Publication publication(String id) {
        var event = new CloudEvent(id, "/test", "test", Instant.EPOCH, null, Map.of(), new byte[8]);
        return new Publication("topic", "key", event);
    }

    private void letFly(String id) {
        assertThat(publish(id)).isNotDone();
    }

    private void letTimePass() {
        lane.giveUpOnLateAcknowledgements(System.nanoTime() + TIMEOUT.toNanos());
    }

    private void awaitDirect() {
        await().untilAsserted(() -> assertThat(lane.state().spooling()).isFalse());
        await().untilAsserted(() -> assertThat(lane.state().depth()).isZero());
    }

    @Test
    void acceptsWhatKafkaAcknowledges() {
        // When
        var accepted = publish("a");
        // Then
        assertThat(accepted).isCompleted();
        assertThat(kafka.ids()).containsExactly("a");
        assertThat(lane.directCount()).isEqualTo(1);
        assertThat(lane.state().depth()).isZero();
    }

    @Test
    void refusesARecordThatKafkaWouldNeverTakeAndHoldsUpNothingWithIt() {
        // Given
        kafka.mood(Mood.REFUSING);
        var event = new CloudEvent("large", "/test", "test", Instant.EPOCH, null, Map.of(), new byte[1 << 20]);
        // When
        var refused = lane.publish(new Publication("topic", "key", event));
        // Then
        assertThatThrownBy(refused::join).hasCauseInstanceOf(RecordRefusedException.class);
        assertThat(lane.state().depth()).isZero();
        assertThat(lane.state().spooling()).isFalse();
        assertThat(lane.refusedCount()).isEqualTo(1);
    }

    @Test
    void whatKafkaRefusesForGoodOnTheDirectWayIsNotAcceptedAndLeavesTheOthersAlone() {
        // Given
        kafka.mood(Mood.SILENT);
        var before = publish("a");
        var refused = publish("never-b");
        var after = publish("c");
        // When
        kafka.comeBack();
        // Then
        assertThatThrownBy(refused::join).hasCauseInstanceOf(RecordRefusedException.class);
        assertThat(before).isCompleted();
        assertThat(after).isCompleted();
        assertThat(kafka.ids()).containsExactly("a", "c");
        assertThat(lane.state().spooling()).isFalse();
        assertThat(lane.state().depth()).isZero();
        assertThat(lane.refusedCount()).isEqualTo(1);
        letTimePass();
        assertThat(lane.state().spooling()).isFalse();
    }

    @Test
    void whatKafkaRefusesForGoodAtOnceIsNotAcceptedAndNotSpooled() {
        // When
        var refused = publish("never-a");
        // Then
        assertThatThrownBy(refused::join).hasCauseInstanceOf(RecordRefusedException.class);
        assertThat(publish("b")).isCompleted();
        assertThat(lane.state().depth()).isZero();
        assertThat(lane.setAsideCount()).isZero();
    }

    @Test
    void whatKafkaRefusesForGoodIsSetAsideFromTheSpoolAndTheRestFlows() throws IOException {
        // Given
        kafka.mood(Mood.REFUSING);
        for (var id : List.of("a", "never-b", "c", "never-d", "e")) {
            publish(id).join();
        }
        // When
        kafka.comeBack();
        awaitDirect();
        // Then
        assertThat(kafka.ids()).containsExactly("a", "c", "e");
        assertThat(setAside()).containsExactly("never-b", "never-d");
        assertThat(lane.setAsideCount()).isEqualTo(2);
        assertThat(lane.content(1)).isEqualTo(new SpoolContent("topic", 0, List.of(), 2, List.of("never-b")));
        assertThat(lane.drainedCount()).isEqualTo(3);
        assertThat(publish("f")).isCompleted();
    }

    @Test
    void whatWasInFlightAndIsRefusedForGoodLaterIsSetAsideAsWell() throws IOException {
        // Given
        kafka.mood(Mood.SILENT);
        var accepted = List.of(publish("a"), publish("never-b"), publish("c"));
        letTimePass();
        accepted.forEach(CompletableFuture::join);
        // When
        kafka.comeBack();
        awaitDirect();
        // Then
        assertThat(kafka.ids()).containsExactly("a", "c");
        assertThat(setAside()).containsExactly("never-b");
    }

    @Test
    void aLongSpoolFlowsPastWhatKafkaRefusesForGood() throws IOException {
        // Given
        kafka.mood(Mood.REFUSING);
        IntStream.range(0, 600).forEach(i -> publish(i % 200 == 7 ? "never-" + i : "e" + i));
        publish("last").join();
        // When
        kafka.comeBack();
        awaitDirect();
        // Then
        assertThat(kafka.ids()).hasSize(598).endsWith("e599", "last");
        assertThat(setAside()).containsExactly("never-7", "never-207", "never-407");
    }

    @Test
    void anEntryThatNobodyCanDecodeIsSetAsideAndTheRestFlows() throws IOException {
        // Given
        var spool = Spool.open(directory.resolve("topic"), new SpoolLimit(1 << 20), disk, Clock.systemUTC());
        spool.append(new byte[] {9}).durable().join();
        spool.append(PublicationCodec.encode(publication("a"))).durable().join();
        spool.close();
        lane = lane(1 << 20);
        // When
        lane.start();
        awaitDirect();
        // Then
        assertThat(kafka.ids()).containsExactly("a");
        assertThat(setAsideBytes()).containsExactly(new byte[] {9});
        assertThat(lane.setAsideCount()).isEqualTo(1);
        assertThat(lane.content(10).setAsideIds()).singleElement().asString().endsWith("-00000000000000000000");
    }

    @Test
    void whatWasSetAsideDoesNotComeBackWithTheNextProcess() throws IOException {
        // Given
        kafka.mood(Mood.REFUSING);
        publish("never-a").join();
        publish("b").join();
        kafka.comeBack();
        awaitDirect();
        lane.close();
        // When
        lane = lane(1 << 20);
        lane.start();
        // Then
        assertThat(lane.state().depth()).isZero();
        assertThat(setAside()).containsExactly("never-a");
    }

    private List<String> setAside() throws IOException {
        var ids = new ArrayList<String>();
        for (var bytes : setAsideBytes()) {
            ids.add(PublicationCodec.decode(bytes).event().id());
        }
        return ids;
    }

    private List<byte[]> setAsideBytes() throws IOException {
        try (var files = Files.list(directory.resolve("topic/refused"))) {
            var contents = new ArrayList<byte[]>();
            for (var file : files.sorted().toList()) {
                contents.add(Files.readAllBytes(file));
            }
            return contents;
        }
    }

    @Test
    void acceptsNothingBeforeKafkaOrTheSpoolHasIt() {
        // Given
        kafka.mood(Mood.SILENT);
        // When
        var accepted = publish("a");
        // Then
        assertThat(accepted).isNotDone();
        letTimePass();
        accepted.join();
        assertThat(lane.state().depth()).isEqualTo(1);
    }

    @Test
    void aLateAcknowledgementIsNotPublishedTwice() {
        // Given
        kafka.mood(Mood.SILENT);
        var first = publish("a");
        var second = publish("b");
        letTimePass();
        CompletableFuture.allOf(first, second).join();
        // When
        kafka.comeBack();
        awaitDirect();
        // Then
        assertThat(kafka.ids()).containsExactly("a", "b");
    }

    @Test
    void whatComesWhileTheSpoolIsInUseGoesBehindIt() {
        // Given
        kafka.mood(Mood.SILENT);
        letFly("a");
        letTimePass();
        // When
        publish("b").join();
        publish("c").join();
        kafka.comeBack();
        awaitDirect();
        publish("d").join();
        // Then
        assertThat(kafka.ids()).containsExactly("a", "b", "c", "d");
        assertThat(lane.spooledCount()).isEqualTo(3);
    }

    @Test
    void whatIsInFlightKeepsItsPlaceBeforeLaterOnesInTheSpool() throws IOException {
        // Given
        kafka.mood(Mood.SILENT);
        letFly("a");
        letFly("b");
        letTimePass();
        publish("c").join();
        // When
        var afterKill = Spool.open(directory.resolve("topic"), new SpoolLimit(1 << 20), disk, Clock.systemUTC());
        // Then
        var ids = new ArrayList<String>();
        for (var entry : afterKill.oldest(10)) {
            ids.add(PublicationCodec.decode(afterKill.read(entry)).event().id());
        }
        assertThat(ids).containsExactly("a", "b", "c");
    }

    @Test
    void whatKafkaRefusesIsDrainedInOrderWhenItIsBack() {
        // Given
        kafka.mood(Mood.REFUSING);
        IntStream.range(0, 1000).forEach(i -> publish("e" + i).join());
        // When
        kafka.comeBack();
        awaitDirect();
        // Then
        assertThat(kafka.ids())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> "e" + i).toList());
        assertThat(lane.drainedCount()).isEqualTo(1000);
    }

    @Test
    void keepsTheOrderWhileItGoesBackToTheDirectWay() {
        // Given
        kafka.mood(Mood.REFUSING);
        IntStream.range(0, 300).forEach(i -> publish("e" + i).join());
        kafka.comeBack();
        // When
        IntStream.range(300, 5000).forEach(i -> publish("e" + i).join());
        awaitDirect();
        // Then
        assertThat(kafka.ids())
                .containsExactlyElementsOf(
                        IntStream.range(0, 5000).mapToObj(i -> "e" + i).toList());
        assertThat(lane.directCount()).isPositive();
    }

    @Test
    void drainsWhatAnEarlierProcessLeft() throws IOException {
        // Given
        kafka.mood(Mood.REFUSING);
        publish("a").join();
        publish("b").join();
        lane.close();
        kafka.comeBack();
        // When
        lane = lane(1 << 20);
        lane.start();
        publish("c").join();
        awaitDirect();
        // Then
        assertThat(kafka.ids()).containsExactly("a", "b", "c");
    }

    @Test
    void whatKafkaTookUnheardComesAgainWithItsIdAfterAKillAndNothingElseDoes() throws IOException {
        // Given
        publish("a").join();
        kafka.mood(Mood.UNHEARD);
        letFly("b");
        letTimePass();
        kafka.mood(Mood.REFUSING);
        publish("c").join();
        lane.close();
        kafka.comeBack();
        // When
        lane = lane(1 << 20);
        lane.start();
        awaitDirect();
        // Then
        assertThat(kafka.ids()).containsExactly("a", "b", "b", "c");
    }

    @Test
    void refusesWhenTheSpoolIsFull() throws IOException {
        // Given
        lane = lane(120);
        kafka.mood(Mood.REFUSING);
        publish("a").join();
        // When
        var refused = publish("b");
        // Then
        assertThatThrownBy(refused::join).hasCauseInstanceOf(SpoolFullException.class);
    }

    @Test
    void refusesWhenTheDiskFailsAndGoesOnWithKafka() throws IOException {
        // Given
        Files.createFile(directory.resolve("topic"));
        kafka.mood(Mood.REFUSING);
        // When
        var refused = publish("a");
        // Then
        assertThatThrownBy(refused::join).hasCauseInstanceOf(IOException.class);
        kafka.comeBack();
        awaitDirect();
        publish("b").join();
        assertThat(kafka.ids()).containsExactly("b");
    }

    @Test
    void whatIsInFlightWhenItStopsIsSafeInTheSpool() throws IOException {
        // Given
        kafka.mood(Mood.SILENT);
        var accepted = publish("a");
        // When
        lane.close();
        accepted.join();
        // Then
        lane = lane(1 << 20);
        assertThat(lane.state().depth()).isEqualTo(1);
    }
}
