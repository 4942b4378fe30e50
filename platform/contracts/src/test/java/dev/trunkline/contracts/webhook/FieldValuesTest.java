package dev.trunkline.contracts.webhook;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FieldValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From=%2B12065550123&To=",
                "{\"from\":\"+12065550123\"}",
                "{\"data\":[{\"messagingBinding\":{\"address\":\"\\u002B12065550123\"}}]}",
                "TaskAttributes=%7B%22customers%22%3A%7B%22phone%22%3A%22%2B12065550123%22%7D%7D",
                "{\"attributes\":\"{\\\"from\\\":\\\"+12065550123\\\"}\"}",
                "ParticipantsJSON=%5B%22%2B12065550123%22%5D",
                "{\"message\":{\"from\":\"+12065550123\",\"text\":\"Hi\"}}"
            })
    void areFoundHoweverTheyAreNested(String data) {
        assertThat(FieldValues.of(data.getBytes(StandardCharsets.UTF_8))).containsExactly("+12065550123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Body=%2B12065550123",
                "interactionData=%7B%22body%22%3A%22%2B12065550123%22%7D",
                "{\"data\":{\"Body\":\"{\\\"from\\\":\\\"+12065550123\\\"}\"}}",
                "{\"texts\":[{\"text\":[\"+12065550123\"]}]}",
                "Digits=12065550123",
                "From=%2"
            })
    void areNotWhatSomebodyWrote(String data) {
        assertThat(FieldValues.of(data.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void areWholeWhereTheyOnlyLookLikeJson() {
        assertThat(FieldValues.of("Name=%7Bx".getBytes(StandardCharsets.UTF_8))).containsExactly("{x");
    }
}
