package dev.trunkline.messaging.outbound.rest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NewMessageTest {

    @ParameterizedTest
    @Tag("C04")
    @NullSource
    @ValueSource(strings = {"", "null", "  "})
    void hasNoMediaWhereTheUrlIsNullOrEmptyOrTheTextNull(@Nullable String url) {
        // When
        var media = new NewMessage("Hello", url, null, null).media();
        // Then
        assertThat(media).isEmpty();
    }

    @Test
    void namesEverythingThatIsWrong() {
        // Given
        var message = new NewMessage("x".repeat(1601), "javascript:alert(1)", null, null);
        // Then
        assertThatThrownBy(message::check).hasMessageContaining("body:").hasMessageContaining("mediaUrl:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://x.example/a", "//x.example/a", "https:", "file:///etc/passwd", "data:image/png;base64,AA"
            })
    void refusesMediaThatTwilioCannotFetch(String url) {
        // Then
        assertThatThrownBy(new NewMessage("Hello", url, null, null)::check).hasMessageContaining("mediaUrl:");
    }

    @Test
    void needsTextOrMedia() {
        // Then
        assertThatThrownBy(new NewMessage(" ", null, null, null)::check).hasMessageContaining("body:");
        assertThatCode(new NewMessage(null, "https://x.example/a.png", null, null)::check)
                .doesNotThrowAnyException();
    }
}
