package dev.trunkline.messaging.flex;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownTokensTest {

    private final KnownTokens known = new KnownTokens(2, Duration.ofNanos(10));

    @Test
    void forgetsTheOneThatWasValidLongestAgo() {
        // Given
        known.add("a", 0);
        known.add("b", 1);
        known.add("a", 2);
        // When
        known.add("c", 3);
        // Then
        assertThat(known.contains("a", 3)).isTrue();
        assertThat(known.contains("b", 3)).isFalse();
        assertThat(known.contains("c", 3)).isTrue();
    }
}
