package dev.trunkline.journal.kafka;

import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.journal.operations.Replays.TopicRange;
import dev.trunkline.journal.operations.TopicPreview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaTopicReplayTest {

    private final TopicFixture fixture = new TopicFixture();
    private final KafkaTopicReplay replay = new KafkaTopicReplay(fixture.topics, fixture.rules, fixture.states);
    private final TopicRange everything = range(fixture.topic);

    @AfterEach
    void close() {
        fixture.close();
    }

    private static TopicRange range(String topic) {
        return new TopicRange(topic, TopicFixture.LONG_AGO, TopicFixture.FAR_AHEAD);
    }

    private List<NewEntry> readAll() throws IOException {
        var entries = new ArrayList<NewEntry>();
        Optional<String> after = Optional.empty();
        do {
            var batch = replay.read(everything, after);
            entries.addAll(batch.entries());
            after = Optional.ofNullable(batch.next());
        } while (after.isPresent());
        return entries;
    }

    @Test
    void previewsWhatIsMissingKnownAndNotOurs() {
        // Given
        fixture.send("a1", "a2", "a3", "b1", "other1", "a1");
        fixture.takeIn();
        fixture.remove("a2");
        fixture.remove("a3");
        fixture.remove("b1");
        // When
        var preview = replay.preview(everything);
        // Then
        assertThat(preview).isEqualTo(new TopicPreview(3, 2, 2, 1));
    }

    @Test
    void readsWhatTheJournalLacksInItsOrder() throws IOException {
        // Given
        var ids = IntStream.range(0, 1_500).mapToObj(number -> "a" + number).toArray(String[]::new);
        fixture.send(ids);
        fixture.takeIn();
        fixture.database.update("delete from journal_entry where event_id like '%7'");
        // When
        var entries = readAll();
        // Then
        assertThat(entries)
                .extracting(entry -> entry.event().id())
                .containsExactlyElementsOf(IntStream.range(0, 1_500)
                        .filter(number -> number % 10 == 7)
                        .mapToObj(number -> "a" + number)
                        .toList());
        assertThat(entries).extracting(NewEntry::lane).containsOnly("a");
    }

    @Test
    void bringsUnreadableRecordsUnderTheIdsOfTheIntake() throws IOException {
        // Given
        fixture.sendUnreadable("no headers");
        fixture.send("a\0b");
        fixture.takeIn();
        var ids = List.of(
                fixture.database.text("select min(event_id) from journal_entry"),
                fixture.database.text("select max(event_id) from journal_entry"));
        fixture.database.update("delete from journal_entry");
        // When
        var entries = readAll();
        // Then
        assertThat(entries).extracting(entry -> entry.event().id()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(entries).extracting(entry -> entry.event().type()).containsOnly(RecordReader.UNREADABLE);
    }

    @Test
    void leavesToTheIntakeWhatItHasNotCommitted() throws IOException {
        // Given
        fixture.send("a1");
        fixture.takeIn();
        fixture.remove("a1");
        fixture.send("a2");
        // When
        var entries = readAll();
        // Then
        assertThat(entries).extracting(entry -> entry.event().id()).containsExactly("a1");
        assertThat(replay.preview(everything)).isEqualTo(new TopicPreview(1, 1, 0, 0));
    }

    @Test
    void goesOnWhereTheBatchBeforeEnded() throws IOException {
        // Given
        fixture.send("a1", "b1", "c1", "d1", "e1", "f1");
        fixture.takeIn();
        fixture.database.update("delete from journal_entry");
        var first = replay.read(everything, Optional.empty());
        // When
        var second = replay.read(everything, Optional.ofNullable(first.next()));
        // Then
        assertThat(first.read()).isPositive();
        assertThat(second.entries()).isNotEmpty().doesNotContainAnyElementsOf(first.entries());
    }

    @Test
    void refusesATopicThatIsNotTheServices() {
        assertThatThrownBy(() -> replay.preview(range("trunkline.quarantine")))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("trunkline.quarantine", fixture.topic);
        assertThatThrownBy(() -> replay.read(range("elsewhere"), Optional.empty()))
                .isInstanceOf(NotPossibleException.class);
    }

    @Test
    void refusesACursorThatIsNotItsOwn() {
        assertThatThrownBy(() -> replay.read(everything, Optional.of("0:1-2,nonsense")))
                .hasMessageContaining("nonsense", "expected");
    }
}
