package dev.trunkline.journal;

import java.nio.charset.StandardCharsets;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Call +1 (206) 555-0123",
                "Body=%2B1+%28206%29+555-0123",
                "Body=Or+206.555.0123%2C+please",
                "Body=206%C2%A0555%C2%A00123",
                "{\"body\":\"my number: 206 555 0123. 24 hours\"}",
                "{\"attributes\":\"{\\\"note\\\":\\\"(206) 555\\u20110123\\\"}\"}",
                "interactionData=%7B%22body%22%3A%22%2B1+206+555+0123%22%7D",
                "001 206 555 0123",
                "Body=02065550123",
                "0206/5550123",
                "206-5550123"
            })
    void findsANumberAsPeopleWriteIt(String data) {
        assertThat(person.in(data.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"note\":\"a\\n206 555 0123\"}",
                "{\"note\":\"a\\t(206) 555-0123\\n\"}",
                "{\"attributes\":\"{\\\"note\\\":\\\"a\\\\n+1 206 555 0123\\\"}\"}"
            })
    void findsANumberAfterALineBreakOfJsonThatIsNotRead(String text) {
        assertThat(person.in(text)).isTrue();
    }

    @Test
    void takesALetterForAnEscapeAfterABackslashAlone() {
        assertThat(person.in("{\"note\":\"n206 555 0123\"}")).isFalse();
        assertThat(person.in("\\x206 555 0123")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 (206) 555-01234",
                "+44 1206 555 0123",
                "206 555 0123 4",
                "7-206-555-0123",
                "Body=%2B2065550123",
                "555-0123",
                "12 06, 555 01 23",
                "206:555:0123",
                "ab2065550123",
                "Timestamp=2065550123",
                "{\"created\":2065550123}",
                "{\"longitude\":206.5550123}",
                "206 555\n0123"
            })
    void findsNoOtherNumberThatOnlyContainsIt(String data) {
        assertThat(person.in(data.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void findsAShortNationalNumberWithItsCountryAlone() {
        var dane = new Mentions(List.of("+4532123456"));
        assertThat(dane.in("+45 32 12 34 56")).isTrue();
        assertThat(dane.in("+45 (0) 32 12 34 56")).isTrue();
        assertThat(dane.in("32 12 34 56")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From=whatsapp%3A%2B12065550123",
                "From=+12065550123",
                "{\"identity\":\"sms+12065550123\"}",
                "{\"identity\":\"_2B12065550123\"}",
                "{\"caller\":\"sip:+12065550123@example.com\"}",
                "{\"phone\":12065550123}"
            })
    void isNamedByAFieldThatIsAnAddress(String data) {
        assertThat(person.named(data.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Body=%2B12065550123",
                "Body=Call+%2B12065550123",
                "name=Call+%2B12065550123",
                "{\"question\":\"Is +12065550123 yours?\"}",
                "From=%2B12065550199&Body=%2B12065550123"
            })
    void isNotNamedByATextThatMentionsThem(String data) {
        assertThat(person.named(data.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void isNamedByAnAddressThatIsNoNumber() {
        var other = new Mentions(List.of("whatsapp:US.13491208655302741918"));
        assertThat(other.named("ExternalUserId=US.13491208655302741918".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(other.named("Name=XUS.13491208655302741918".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void knowsThePersonsOwnLanes() {
        assertThat(person.ownLane("+14155550100;+12065550123")).isTrue();
        assertThat(person.ownLane("messenger:1;messenger:42")).isTrue();
        assertThat(person.ownLane("+14155550100;+120655501234")).isFalse();
        assertThat(person.ownLane("CH1")).isFalse();
    }
}
