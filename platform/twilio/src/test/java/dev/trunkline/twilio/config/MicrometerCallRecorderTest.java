package dev.trunkline.twilio.config;

import dev.trunkline.twilio.rest.TwilioCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MicrometerCallRecorderTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void timesCallsByProductAndStatus() {
        // Given
        var recorder = new MicrometerCallRecorder(registry);

        // When
        recorder.record(new TwilioCall("POST", "api", "/2010-04-01/Accounts.json"), "429", Duration.ofMillis(30));

        // Then
        var timer = registry.get("trunkline.twilio.calls")
                .tags("product", "api", "status", "429")
                .timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(30);
    }
}
