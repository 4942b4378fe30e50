package dev.trunkline.ingress.publishing;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.publishing.FakeEventLog.Mood;
import dev.trunkline.ingress.spool.Spool;
import dev.trunkline.ingress.spool.SpoolLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Records that Kafka will never take. */
@Tag("A10")
class RefusedForGoodTest extends TopicLaneTestBase {

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
}
