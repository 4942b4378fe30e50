package dev.trunkline.ingress.publishing;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.embedded.EmbeddedKafka;
import dev.trunkline.embedded.KafkaTopics;
import dev.trunkline.ingress.KafkaRecords;
import dev.trunkline.ingress.publishing.kafka.KafkaEventLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("A10")
class KillTest {

    @TempDir
    private Path directory;

    @Test
    void everyAcceptedEventIsPublishedOnceInOrderAfterAKill() throws IOException, InterruptedException {
        try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"))) {
            // Given
            KafkaTopics.create(kafka.bootstrapServers());
            var spool = directory.resolve("spool");
            var killed = start(spool, kafka.bootstrapServers());
            try (var answers = killed.inputReader()) {
                publish(killed, answers, 0, 30);
                // What Kafka has taken without the process having heard of it comes again after a kill: TopicLaneTest.
                settle(killed, answers);
                kafka.stop();
                publish(killed, answers, 30, 90);
                assertThatThrownBy(() -> SpoolingProcess.open((publication, done) -> {}, spool))
                        .hasMessageContaining("in use by another ingress");
                killed.destroyForcibly().waitFor();
            }
            kafka.start();
            // When
            var eventLog = new KafkaEventLog(Map.of("bootstrap.servers", kafka.bootstrapServers()));
            try (var publisher = SpoolingProcess.open(eventLog, spool)) {
                SpoolingProcess.awaitDrained(publisher);
            }
            eventLog.close();
            // Then
            var records = KafkaRecords.on(kafka.bootstrapServers(), SpoolingProcess.TOPIC);
            for (int key = 0; key < 3; key++) {
                var lane = "key" + key;
                assertThat(records.stream()
                                .filter(found -> found.key().equals(lane))
                                .map(found -> CloudEvent.fromRecord(found).id()))
                        .containsExactlyElementsOf(ids(key));
            }
        }
    }

    private static List<String> ids(int key) {
        return IntStream.range(0, 90)
                .filter(i -> i % 3 == key)
                .mapToObj(i -> "event" + i)
                .toList();
    }

    private static void publish(Process process, BufferedReader answers, int from, int to) throws IOException {
        var expected = new ArrayList<String>();
        for (int i = from; i < to; i++) {
            var line = "key" + i % 3 + " event" + i;
            process.outputWriter().write(line + "\n");
            expected.add("accepted " + line);
        }
        process.outputWriter().flush();
        assertThat(accepted(answers, expected.size())).isEqualTo(expected);
    }

    /** Waits until the process knows that Kafka has all that it accepted. */
    private static void settle(Process process, BufferedReader answers) throws IOException {
        process.outputWriter().write(SpoolingProcess.SETTLE + "\n");
        process.outputWriter().flush();
        assertThat(accepted(answers, 1)).containsExactly("accepted " + SpoolingProcess.SETTLE);
    }

    private static List<String> accepted(BufferedReader answers, int count) throws IOException {
        var accepted = new ArrayList<String>();
        while (accepted.size() < count) {
            var line = answers.readLine();
            assertThat(line).as("after %s", accepted).isNotNull();
            if (line.startsWith("accepted ")) {
                accepted.add(line);
            }
        }
        return accepted;
    }

    private static Process start(Path spool, String bootstrapServers) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolingProcess.class.getName(),
                        spool.toString(),
                        bootstrapServers)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
