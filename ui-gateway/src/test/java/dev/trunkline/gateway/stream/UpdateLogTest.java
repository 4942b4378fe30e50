package dev.trunkline.gateway.stream;

import dev.trunkline.contracts.update.UpdateArea;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.contracts.update.UpdateArea.CONVERSATIONS;
import static dev.trunkline.contracts.update.UpdateArea.TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UpdateLogTest {

    private static final Set<UpdateArea> BOTH = Set.of(CONVERSATIONS, TASKS);
    private static final int ALL = Integer.MAX_VALUE;

    private final UpdateLog log = new UpdateLog(5, 1_000_000);

    @BeforeEach
    void begin() {
        log.begin(CONVERSATIONS, 0, 10);
        log.begin(CONVERSATIONS, 1, 20);
        log.begin(TASKS, 0, 0);
    }

    @Test
    void letsNobodyInBeforeItIsOpen() {
        assertThat(log.read(BOTH, log.now(BOTH), ALL)).isInstanceOf(Reading.NotReady.class);
    }

    @Test
    void hasNothingForWhoHasSeenAll() {
        log.open();
        assertThat(log.read(BOTH, log.now(BOTH), ALL)).isEqualTo(new Reading.Complete(List.of(), log.now(BOTH), 0));
    }

    @Test
    void hasWhatIsMissingInTheOrderOfArrival() {
        // Given
        log.open();
        var cursor = log.now(BOTH);
        log.append(List.of(frame(CONVERSATIONS, 1, 20), frame(TASKS, 0, 0)));
        log.append(List.of(frame(CONVERSATIONS, 0, 10)));
        // When
        var reading = log.read(BOTH, cursor, ALL);
        // Then
        assertThat(texts(reading)).containsExactly("conversations 1 20", "tasks 0 0", "conversations 0 10");
        assertThat(((Reading.Complete) reading).cursor()).hasToString("conversations:11.21~tasks:1");
    }

    @Test
    @Tag("Y13")
    void forgetsWhatItHasOfAnErasedConversation() {
        // Given
        log.open();
        var cursor = log.now(BOTH);
        log.append(List.of(
                frame(10, "added", "{\"id\":\"conversation-1\"}"), frame(11, "added", "{\"id\":\"conversation-2\"}")));
        // When
        log.append(List.of(frame(12, "trunkline.conversation.erased", "{\"conversationId\":\"conversation-1\"}")));
        // Then
        var reading = log.read(BOTH, cursor, ALL);
        assertThat(((Reading.Complete) reading).frames())
                .extracting(Frame::offset)
                .containsExactly(11L, 12L);
    }

    private static Frame frame(long offset, String type, String data) {
        return new Frame(CONVERSATIONS, 0, offset, EventStream.body(type, data.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void hasOnlyTheAreasAskedFor() {
        // Given
        log.open();
        var cursor = log.now(BOTH);
        log.append(List.of(frame(CONVERSATIONS, 1, 20), frame(TASKS, 0, 0)));
        // Then
        assertThat(texts(log.read(Set.of(TASKS), cursor, ALL))).containsExactly("tasks 0 0");
    }

    @Test
    void givesALittleAtATime() {
        // Given
        log.open();
        var cursor = log.now(BOTH);
        log.append(List.of(frame(TASKS, 0, 0), frame(TASKS, 0, 1), frame(TASKS, 0, 2)));
        // When
        var reading = log.read(BOTH, cursor, 1);
        // Then
        assertThat(texts(reading)).containsExactly("tasks 0 0");
        assertThat(texts(log.read(BOTH, ((Reading.Part) reading).cursor(), ALL)))
                .containsExactly("tasks 0 1", "tasks 0 2");
    }

    @Test
    void sendsReadersWhoAreTooFarBehindToKafka() {
        // Given
        log.open();
        var cursor = log.now(BOTH);
        for (var offset = 0; offset < 7; offset++) {
            log.append(List.of(frame(TASKS, 0, offset)));
        }
        // Then
        assertThat(log.size()).isEqualTo(5);
        assertThat(log.read(BOTH, cursor, ALL))
                .isEqualTo(new Reading.Older(
                        Cursor.parse("conversations:10.20~tasks:7").orElseThrow()));
        assertThat(log.read(Set.of(CONVERSATIONS), cursor, ALL)).isInstanceOf(Reading.Complete.class);
    }

    @Test
    void isBoundedInBytes() {
        // Given
        var small = new UpdateLog(1000, 2_000);
        small.begin(TASKS, 0, 0);
        // When
        for (var offset = 0; offset < 100; offset++) {
            small.append(List.of(frame(TASKS, 0, offset)));
        }
        // Then
        assertThat(small.size()).isBetween(5, 20);
    }

    @Test
    void knowsReadersWhoAreAhead() {
        log.open();
        assertThat(log.read(Set.of(TASKS), Cursor.parse("tasks:1").orElseThrow(), ALL))
                .isInstanceOf(Reading.Ahead.class);
        assertThat(log.read(Set.of(TASKS), Cursor.parse("tasks:0.0").orElseThrow(), ALL))
                .isInstanceOf(Reading.Ahead.class);
    }

    @Test
    void passesOverRecordsThatAreNoUpdates() {
        // Given
        log.open();
        var cursor = log.now(Set.of(TASKS));
        log.pass(TASKS, 0, 3);
        log.append(List.of(frame(TASKS, 0, 3)));
        // Then
        assertThat(texts(log.read(Set.of(TASKS), cursor, ALL))).containsExactly("tasks 0 3");
        assertThat(log.now(Set.of(TASKS))).hasToString("tasks:4");
    }

    @Test
    void forgetsAPartitionThatBeginsAnew() {
        // Given
        log.open();
        log.append(List.of(frame(TASKS, 0, 0), frame(CONVERSATIONS, 0, 10)));
        // When
        log.restart(TASKS, 0, 100);
        // Then
        assertThat(log.now(BOTH)).hasToString("conversations:11.20~tasks:100");
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    void takesPartitionsInTheirOrder() {
        assertThatThrownBy(() -> log.begin(TASKS, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("partition 2 of tasks");
    }

    /** Whatever is cut where: everybody sees each update once, those of a partition in their order. */
    @RepeatedTest(50)
    void resumesAnywhereWithoutGapOrRepeat(RepetitionInfo repetition) {
        // Given
        var random = new Random(repetition.getCurrentRepetition());
        var large = new UpdateLog(10_000, 100_000_000);
        for (var partition = 0; partition < 3; partition++) {
            large.begin(CONVERSATIONS, partition, 0);
        }
        large.open();
        var areas = Set.of(CONVERSATIONS);
        var cursor = large.now(areas);
        var offsets = new long[3];
        var published = new ArrayList<String>();
        var seen = new ArrayList<String>();
        // When
        for (var round = 0; round < 40; round++) {
            var batch = new ArrayList<Frame>();
            for (var n = random.nextInt(4); n > 0; n--) {
                var partition = random.nextInt(3);
                batch.add(frame(CONVERSATIONS, partition, offsets[partition]++));
            }
            large.append(batch);
            batch.forEach(frame -> published.add(text(frame)));
            if (random.nextBoolean()) {
                var reading = large.read(areas, Cursor.parse(cursor.toString()).orElseThrow(), 1 + random.nextInt(100));
                seen.addAll(texts(reading));
                cursor = switch (reading) {
                    case Reading.Complete complete -> complete.cursor();
                    case Reading.Part part -> part.cursor();
                    case Reading.Older older -> throw new AssertionError(older);
                    case Reading.Ahead ahead -> throw new AssertionError(ahead);
                    case Reading.NotReady notReady -> throw new AssertionError(notReady);
                };
            }
        }
        seen.addAll(texts(large.read(areas, cursor, ALL)));
        // Then
        assertThat(seen).containsExactlyInAnyOrderElementsOf(published);
        for (var partition = 0; partition < 3; partition++) {
            var prefix = "conversations " + partition + " ";
            assertThat(seen.stream().filter(text -> text.startsWith(prefix)))
                    .containsExactlyElementsOf(published.stream()
                            .filter(text -> text.startsWith(prefix))
                            .toList());
        }
    }

    @Test
    void writesEachUpdateWithTheCursorAfterIt() {
        // Given
        var frames = List.of(frame(CONVERSATIONS, 1, 20), frame(CONVERSATIONS, 0, 10));
        // When
        var bytes =
                EventStream.updates(frames, Cursor.parse("conversations:10.20").orElseThrow());
        // Then
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("""
                id: conversations:10.21
                event: t
                data: "conversations 1 20"

                id: conversations:11.21
                event: t
                data: "conversations 0 10"

                """);
    }

    private static Frame frame(UpdateArea area, int partition, long offset) {
        var data = "\"" + area.id() + " " + partition + " " + offset + "\"";
        return new Frame(area, partition, offset, EventStream.body("t", data.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Reading reading) {
        return switch (reading) {
            case Reading.Complete complete ->
                complete.frames().stream().map(UpdateLogTest::text).toList();
            case Reading.Part part ->
                part.frames().stream().map(UpdateLogTest::text).toList();
            case Reading.Older older -> throw new AssertionError(older);
            case Reading.Ahead ahead -> throw new AssertionError(ahead);
            case Reading.NotReady notReady -> throw new AssertionError(notReady);
        };
    }

    private static String text(Frame frame) {
        var body = new String(frame.body(), StandardCharsets.UTF_8);
        return body.substring(body.indexOf('"') + 1, body.lastIndexOf('"'));
    }
}
