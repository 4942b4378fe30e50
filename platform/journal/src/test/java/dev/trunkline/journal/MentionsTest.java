package dev.trunkline.journal;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MentionsTest {

    private final Mentions person = new Mentions(List.of("+12065550123", "whatsapp:+12065550123", "messenger:42"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From=%2B12065550123&Body=Hi",
                "From=whatsapp%3a%2b12065550123",
                "{\"from\":\"+12065550123\"}",
                "{\"from\":\"\\u002B12065550123\"}",
                "interactionData=%7B%22from%22%3A%22%2B12065550123%22%7D",
                "12065550123"
            })
    void findsANumberHoweverItIsWritten(String data) {
        assertThat(person.in(data)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From=%2B120655501234",
                "99912065550123",
                "From=%2B12065550124",
                "messenger:42",
                "",
                "%2",
                "\\u00"
            })
    void findsNobodyElse(String data) {
        assertThat(person.in(data)).isFalse();
    }

    @Test
    void knowsThePersonsOwnLanes() {
        assertThat(person.ownLane("+14155550100;+12065550123")).isTrue();
        assertThat(person.ownLane("messenger:1;messenger:42")).isTrue();
        assertThat(person.ownLane("+14155550100;+120655501234")).isFalse();
        assertThat(person.ownLane("CH1")).isFalse();
    }
}
