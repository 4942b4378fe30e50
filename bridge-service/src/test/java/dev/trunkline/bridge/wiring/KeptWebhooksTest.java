package dev.trunkline.bridge.wiring;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeptWebhooksTest {

    @Test
    void passesOnToWhateverWasThere() {
        assertThat(KeptWebhooks.theirs("https://webhooks.twilio.com/v1/Accounts/AC1/Proxy"))
                .contains(URI.create("https://webhooks.twilio.com/v1/Accounts/AC1/Proxy"));
    }

    /** It would copy each message as well. */
    @ParameterizedTest
    @ValueSource(strings = {"https://sync-1234.twil.io/chat-to-frontline", "not an address", "mailto:ana"})
    void passesNothingOnToTheIntegrationBeforeUs(String url) {
        assertThat(KeptWebhooks.theirs(url)).isEmpty();
    }
}
