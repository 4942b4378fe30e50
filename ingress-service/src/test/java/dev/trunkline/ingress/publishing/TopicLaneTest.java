package dev.trunkline.ingress.publishing;

import dev.trunkline.ingress.publishing.FakeEventLog.Mood;
import dev.trunkline.ingress.spool.Spool;
import dev.trunkline.ingress.spool.SpoolFullException;
import dev.trunkline.ingress.spool.SpoolLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("A10")
class TopicLaneTest extends TopicLaneTestBase {

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
