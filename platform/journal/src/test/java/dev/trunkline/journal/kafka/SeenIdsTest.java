package dev.trunkline.journal.kafka;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenIdsTest {

    @Test
    void knowsWhatItHasSeen() {
        // Given
        var seen = new SeenIds();
        var fresh = IntStream.range(0, 200_000)
                .filter(number -> seen.add("id-" + number))
                .count();
        // When
        var again = IntStream.range(0, 200_000)
                .filter(number -> seen.add("id-" + number))
                .count();
        // Then
        assertThat(fresh).isEqualTo(200_000);
        assertThat(again).isZero();
    }

    @Test
    void forgetsTheOldestGenerationOnly() {
        // Given
        var seen = new SeenIds(100);
        IntStream.range(0, 250).forEach(number -> seen.add("id-" + number));
        // When, then
        assertThat(seen.add("id-249")).isFalse();
        assertThat(seen.add("id-150")).isFalse();
        assertThat(seen.add("id-0")).isTrue();
    }
}
