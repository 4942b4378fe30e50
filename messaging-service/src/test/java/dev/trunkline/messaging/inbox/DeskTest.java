package dev.trunkline.messaging.inbox;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeskTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void opensWhatsAppsWindowForADayAfterTheCustomersLastMessage() {
        // When
        var desk = Desk.UNTOUCHED.customerWrote(NOON).customerWrote(NOON.minusSeconds(60));
        // Then
        assertThat(desk.windowEndsAt(Channel.WHATSAPP)).contains(NOON.plus(Duration.ofDays(1)));
        assertThat(desk.windowEndsAt(Channel.SMS)).isEmpty();
        assertThat(Desk.UNTOUCHED.windowEndsAt(Channel.WHATSAPP)).isEmpty();
    }

    @Test
    void keepsTheMarksOfTheLastReaders() {
        // Given
        var desk = Desk.UNTOUCHED;
        // When
        for (var agent = 0; agent < 60; agent++) {
            desk = desk.readBy("agent " + agent, NOON.plusSeconds(agent));
        }
        desk = desk.readBy("agent 30", NOON.plusSeconds(100));
        // Then
        assertThat(desk.marks()).hasSize(50);
        assertThat(desk.marks().getFirst().agent()).isEqualTo("agent 30");
    }
}
