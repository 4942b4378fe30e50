package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.messaging.inbox.Conversations;
import dev.trunkline.messaging.inbox.InboxFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTest {

    @Test
    void comesBackAsItWasGiven() {
        // Given
        var fixture = new InboxFixture();
        fixture.inbox.receive(InboxFixture.sms("SM1", "Hello"), InboxFixture.cause("1"));
        var conversation = fixture.only();
        // When
        var position = Cursor.parse(Cursor.after(conversation));
        // Then
        assertThat(position).contains(new Conversations.Position(conversation.lastActivityAt(), conversation.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "MjAyNnw0Mg", "%00"})
    void isRefusedWhereItIsNotOurs(String text) {
        // When
        var position = Cursor.parse(text);
        // Then
        assertThat(position).isEmpty();
    }
}
