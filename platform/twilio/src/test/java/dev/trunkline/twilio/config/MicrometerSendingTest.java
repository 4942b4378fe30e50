package dev.trunkline.twilio.config;

import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.sending.HeldBackException;
import dev.trunkline.twilio.sending.SendingSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MicrometerSendingTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AdaptiveSending sending =
            new AdaptiveSending(SendingSettings.defaults(), new MicrometerSending(registry), () -> 0);

    @Test
    void showsHowAnAccountIsHeldBack() {
        // Given
        var account = sending.account("flex");
        var inFlight = account.enter("api");
        inFlight.tooMany(Duration.ofSeconds(30));

        // When
        assertThatThrownBy(() -> account.enter("api")).isInstanceOf(HeldBackException.class);

        // Then
        assertThat(gauge("trunkline_twilio_sending_limit")).isEqualTo(10);
        assertThat(gauge("trunkline_twilio_sending_in_flight")).isEqualTo(1);
        assertThat(gauge("trunkline_twilio_sending_waiting")).isZero();
        assertThat(gauge("trunkline_twilio_sending_pause_seconds")).isEqualTo(30);
        assertThat(registry.get("trunkline_twilio_sending_held_back")
                        .tags("account", "flex", "reason", "pause")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void showsTheRateThatTwilioTakes() {
        // Given
        var account = sending.account("flex");
        try (var permit = account.enter("api")) {
            permit.answered();
        }
        assertThat(gauge("trunkline_twilio_sending_rate")).isZero();

        // When
        try (var permit = account.enter("api")) {
            permit.tooMany(null);
        }

        // Then
        assertThat(gauge("trunkline_twilio_sending_rate")).isEqualTo(8.5);
    }

    @Test
    void showsAnOpenBreaker() {
        // Given
        var account = sending.account("flex");

        // When
        for (int call = 0; call < 10; call++) {
            try (var permit = account.enter("api")) {
                permit.failed();
            }
        }

        // Then
        assertThat(registry.get("trunkline_twilio_breaker_state")
                        .tags("account", "flex", "product", "api")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    private double gauge(String name) {
        return registry.get(name).tags("account", "flex").gauge().value();
    }
}
