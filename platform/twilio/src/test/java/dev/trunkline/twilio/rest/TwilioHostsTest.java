package dev.trunkline.twilio.rest;

import dev.trunkline.twilio.rest.TwilioHosts.Target;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TwilioHostsTest {

    private final TwilioHosts real = new TwilioHosts(Optional.empty());
    private final TwilioHosts simulated = new TwilioHosts(Optional.of(URI.create("http://127.0.0.1:8086/")));

    @ParameterizedTest
    @CsvSource({
        "https://api.twilio.com/2010-04-01/Accounts.json, http://127.0.0.1:8086/api/2010-04-01/Accounts.json",
        "https://flex-api.twilio.com/v1/Interactions, http://127.0.0.1:8086/flex-api/v1/Interactions",
        "https://mcs.us1.twilio.com/v1/Services?a=b%2Fc, http://127.0.0.1:8086/mcs/v1/Services?a=b%2Fc",
        "http://127.0.0.1:8086/chat/v2/Services?Page=1, http://127.0.0.1:8086/chat/v2/Services?Page=1",
    })
    void leadsToTheSimulator(URI url, URI there) {
        assertThat(simulated.target(url).map(Target::uri)).contains(there);
    }

    @Test
    void leavesTheRealTwilioAlone() {
        // Given
        var url = URI.create("https://conversations.twilio.com/v1/Conversations");

        // When
        var target = real.target(url);

        // Then
        assertThat(target).contains(new Target("conversations", "/v1/Conversations", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.twilio.com/2010-04-01",
                "https://api.twilio.com:8443/2010-04-01",
                "https://evil.example/2010-04-01",
                "https://api.twilio.com.evil.example/",
                "https://api.twilio.com@evil.example/",
                "https://user@api.twilio.com/",
                "https://twilio.com/",
                "http://127.0.0.1:8087/api/v1",
                "https://127.0.0.1:8086/api/v1",
                "http://127.0.0.1:8086/",
                "file:///etc/passwd"
            })
    void knowsWhoIsNotTwilio(URI url) {
        assertThat(simulated.target(url)).isEmpty();
    }

    @Test
    void refusesABaseUrlWithoutHost() {
        assertThatThrownBy(() -> new TwilioHosts(Optional.of(URI.create("localhost"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trunkline.twilio.base-url: 'localhost'");
    }
}
