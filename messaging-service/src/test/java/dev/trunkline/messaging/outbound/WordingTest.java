package dev.trunkline.messaging.outbound;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello Ana,\nyou are next",
                "  Hello Ana, you are next ",
                "Your turn\n\nHello Ana, you are next\n1. Thanks"
            })
    void knowsATemplateHoweverTwilioWroteIt(String listed) {
        assertThat(Wording.isAlike("Hello Ana,\r\nyou are next\n", listed, true))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Hello Ben you are next", "Hello", "''"})
    void doesNotTakeAnotherForIt(String listed) {
        assertThat(Wording.isAlike("Hello Ana, you are next", listed, true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"null,true", "'',true", "Hello,false"},
            nullValues = "null")
    void knowsATemplateWithoutTextByHavingNone(@Nullable String listed, boolean alike) {
        assertThat(Wording.isAlike("", listed, true)).isEqualTo(alike);
    }

    @Test
    void takesAnAgentsOwnWordsExactly() {
        assertThat(Wording.isAlike("Hello", "Hello", false)).isTrue();
        assertThat(Wording.isAlike("Hello", "Hello ", false)).isFalse();
        assertThat(Wording.isAlike("Hello", "Hello again", false)).isFalse();
    }
}
