package dev.trunkline.messaging.inbox;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SnippetTest {

    @Test
    void showsAShortTextAsItIs() {
        assertThat(Snippet.of("Where is my <b>order</b>?", "ORD")).isEqualTo("Where is my <b>order</b>?");
    }

    @Test
    void cutsALongTextAroundTheFirstWord() {
        // When
        var snippet = Snippet.of("a".repeat(500) + " needle " + "b".repeat(500), "haystack needle");
        // Then
        assertThat(snippet).contains(" needle ").startsWith("…").endsWith("…").hasSizeLessThan(170);
    }

    @Test
    void partsNoEmoji() {
        // When
        var snippet = Snippet.of("🙂".repeat(300), "x");
        // Then
        assertThat(snippet.replace("…", "").replace("🙂", "")).isEmpty();
    }
}
