package dev.trunkline.messaging.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignedLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID ID = UUID.fromString("6f1c2d3e-0000-4000-8000-000000000001");

    private final SignedLinks links = new SignedLinks("a key of thirty-two letters and more");

    @Test
    @Tag("B10")
    void isGoodUntilItsEnd() {
        // Given
        var token = links.token(ID, NOW.plus(Duration.ofHours(24)));
        // Then
        assertThat(links.read(token, NOW.plus(Duration.ofHours(5)))).isEqualTo(new SignedLinks.Reading.Good(ID));
        assertThat(links.read(token, NOW.plus(Duration.ofHours(24)))).isEqualTo(new SignedLinks.Reading.Over());
        assertThat(token).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void knowsNoTokenOfAnotherKey() {
        // Given
        var other = new SignedLinks("another key of thirty-two letters");
        // When
        var token = other.token(ID, NOW.plus(Duration.ofHours(24)));
        // Then
        assertThat(links.read(token, NOW)).isEqualTo(new SignedLinks.Reading.Forged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../../etc/passwd", "AAAA", "%00"})
    void knowsNoNonsense(String token) {
        assertThat(links.read(token, NOW)).isEqualTo(new SignedLinks.Reading.Forged());
    }

    @Test
    void refusesAKeyThatCouldBeGuessed() {
        assertThatThrownBy(() -> new SignedLinks("short"))
                .hasMessageContaining("trunkline.messaging.upload.signing-key");
    }
}
