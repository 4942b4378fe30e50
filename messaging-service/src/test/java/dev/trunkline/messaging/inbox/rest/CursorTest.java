package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.messaging.inbox.Conversations;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTest {

    @Test
    void comesBackAsItWasGiven() {
        // Given
        var place = new Conversations.Position(Instant.parse("2026-11-21T10:00:00.000250Z"), UUID.randomUUID());
        // When
        var position = Cursor.parse(Cursor.after(place.lastActivityAt(), place.id()), Conversations.Position::new);
        // Then
        assertThat(position).contains(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "MjAyNnw0Mg", "%00"})
    void isRefusedWhereItIsNotOurs(String text) {
        // When
        var position = Cursor.parse(text, Conversations.Position::new);
        // Then
        assertThat(position).isEmpty();
    }
}
