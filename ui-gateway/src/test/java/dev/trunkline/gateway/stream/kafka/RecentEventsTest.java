package dev.trunkline.gateway.stream.kafka;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentEventsTest {

    private static final TopicPartition FIRST = new TopicPartition("trunkline.updates.conversations", 0);
    private static final TopicPartition SECOND = new TopicPartition("trunkline.updates.conversations", 1);

    private final RecentEvents recent = new RecentEvents();

    @Test
    void knowsAnEventThatStandsEarlierInThePartition() {
        assertThat(recent.isRepeat(FIRST, "a", 10)).isFalse();
        assertThat(recent.isRepeat(FIRST, "b", 11)).isFalse();
        assertThat(recent.isRepeat(FIRST, "a", 12)).isTrue();
        assertThat(recent.isRepeat(FIRST, "a", 13)).isTrue();
        assertThat(recent.isRepeat(SECOND, "a", 14)).isFalse();
    }

    @Test
    void takesARecordThatIsReadAgainForItself() {
        // Given
        recent.isRepeat(FIRST, "a", 10);
        recent.isRepeat(FIRST, "a", 11);
        // When
        var original = recent.isRepeat(FIRST, "a", 10);
        var repeat = recent.isRepeat(FIRST, "a", 11);
        // Then
        assertThat(original).isFalse();
        assertThat(repeat).isTrue();
    }

    @Test
    void remembersOnlyTheNewest() {
        // Given
        for (var offset = 0; offset <= RecentEvents.REMEMBERED; offset++) {
            recent.isRepeat(FIRST, "event " + offset, offset);
        }
        // When
        var second = recent.isRepeat(FIRST, "event 1", 5000);
        var oldest = recent.isRepeat(FIRST, "event 0", 5001);
        // Then
        assertThat(second).isTrue();
        assertThat(oldest).isFalse();
    }

    @Test
    void forgetsAPartitionThatWasMadeAnew() {
        // Given
        recent.isRepeat(FIRST, "a", 10);
        // When
        recent.forget(FIRST);
        // Then
        assertThat(recent.isRepeat(FIRST, "a", 11)).isFalse();
    }
}
