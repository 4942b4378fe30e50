package dev.trunkline.journal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConversationLanesTest {

    private static final String HEX = "9ce2c3be3eb5618286da397de475f0a3";

    private final ConversationLanes lanes = ConversationLanes.of("CH", "KC");

    @ParameterizedTest
    @ValueSource(strings = {"CH" + HEX, "KC" + HEX, "link:CH" + HEX, "clean-up:KC" + HEX})
    void areNamedByTheirConversation(String key) {
        assertThat(lanes.has(key)).isTrue();
        assertThat(key).matches(lanes.regex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AC" + HEX,
                "WK" + HEX,
                "forward:AC" + HEX,
                "person:ana@example.com",
                "CH" + HEX + "0",
                "CH1",
                "+14155550100;+12065550123"
            })
    void areNotThoseOfManyPeople(String key) {
        assertThat(lanes.has(key)).isFalse();
        assertThat(key).doesNotMatch(lanes.regex());
    }

    @Test
    void findSidsHoweverTheyAreWritten() {
        assertThat(ConversationLanes.sids("Url=%2FChannels%2FCH" + HEX + "&SessionSid=KC" + HEX + "&Sid=IM" + HEX
                        + "&x={\"taskSid\":\"WT" + HEX + "\"}"))
                .containsExactly("CH" + HEX, "KC" + HEX, "WT" + HEX);
    }

    @Test
    void refuseKindsThatAreNoConversations() {
        assertThatThrownBy(() -> ConversationLanes.of("WK")).isInstanceOf(IllegalArgumentException.class);
    }
}
