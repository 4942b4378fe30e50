package dev.trunkline.twilio.wiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreviousValueTest {

    private static final String OURS = "https://trunkline.example/webhooks/chat";
    private static final String THEIRS = "https://webhooks.twilio.com/v1/Accounts/AC1/Proxy/KS1/Webhooks/ChatEvent";

    @Test
    void keepsWhatSomebodyElseHadSet() {
        assertThat(PreviousValue.keep(null, THEIRS, OURS)).isEqualTo(THEIRS);
        assertThat(PreviousValue.keep(THEIRS, "https://another.example/hook", OURS))
                .isEqualTo("https://another.example/hook");
    }

    /** Else what a second run keeps would be ourselves, and passing on to it would never end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                OURS,
                OURS + "#rc=3",
                "https://former.example/webhooks/chat",
                "https://former.example/below/webhooks/chat?x=1",
                "https://trunkline.example/chat-to-frontline",
                ""
            })
    void neverKeepsAnAddressOfOurOwn(String found) {
        assertThat(PreviousValue.keep(THEIRS, found, OURS)).isEqualTo(THEIRS);
        assertThat(PreviousValue.keep(null, found, OURS)).isNull();
    }

    /** A predecessor at its own host is somebody else. */
    @ParameterizedTest
    @ValueSource(
            strings = {"https://functions.example/chat-to-frontline", "https://trunkline.example/other", "not a URL"})
    void keepsWhatOnlyLooksLikeOurs(String found) {
        assertThat(PreviousValue.keep(null, found, OURS)).isEqualTo(found);
    }

    @Test
    void keepsValuesThatAreNoAddresses() {
        assertThat(PreviousValue.keep(null, "GET", "POST")).isEqualTo("GET");
        assertThat(PreviousValue.keep("GET", "POST", "POST")).isEqualTo("GET");
    }
}
