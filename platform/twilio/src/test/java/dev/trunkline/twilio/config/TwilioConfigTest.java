package dev.trunkline.twilio.config;

import dev.trunkline.twilio.sending.SendingSettings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TwilioConfigTest {

    @Test
    @Tag("G01")
    void readsTheEnvironment() {
        // When
        var config = config(Map.of(
                "TRUNKLINE_TWILIO_BASE_URL", "http://127.0.0.1:8086",
                "TRUNKLINE_TWILIO_ACCOUNTS_FLEX_SID", "AC4c6d62d3bf1584e6bc1e606cd45ab7ba",
                "TRUNKLINE_TWILIO_ACCOUNTS_FLEX_AUTH_TOKEN", "flex-token",
                "TRUNKLINE_TWILIO_ACCOUNTS_FLEX_SECONDARY_AUTH_TOKEN_FILE", "/run/secrets/flex-second",
                "TRUNKLINE_TWILIO_ACCOUNTS_FLEX_API_KEY_SID", "SK1",
                "TRUNKLINE_TWILIO_READ_TIMEOUT", "4s"));

        // Then
        var flex = Objects.requireNonNull(config.accounts().get("flex"), "account flex")
                .settings();
        assertThat(config.baseUrl()).contains(URI.create("http://127.0.0.1:8086"));
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(flex.authToken()).contains("flex-token");
        assertThat(flex.secondaryAuthTokenFile()).contains(Path.of("/run/secrets/flex-second"));
        assertThat(flex.apiKeySid()).contains("SK1");
    }

    @Test
    @Tag("G01")
    void hasADefaultForEverythingButAccounts() {
        // When
        var config = config(Map.of());

        // Then
        assertThat(config.baseUrl()).isEmpty();
        assertThat(config.accounts()).isEmpty();
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.media().maxSize().asLongValue()).isEqualTo(20 * 1024 * 1024);
        assertThat(config.media().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.sending().settings()).isEqualTo(SendingSettings.defaults());
        assertThat(config.media().storageDomains()).containsExactly("twilio.com", "twiliocdn.com", "amazonaws.com");
    }

    private static TwilioConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(TwilioConfig.class)
                .build()
                .getConfigMapping(TwilioConfig.class);
    }
}
