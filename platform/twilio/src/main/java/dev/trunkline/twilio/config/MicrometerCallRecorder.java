package dev.trunkline.twilio.config;

import dev.trunkline.twilio.rest.CallRecorder;
import dev.trunkline.twilio.rest.TwilioCall;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Timer {@code trunkline.twilio.calls} by product and status. */
record MicrometerCallRecorder(MeterRegistry registry) implements CallRecorder {
    @Override
    public void record(TwilioCall call, String status, Duration took) {
        registry.timer("trunkline.twilio.calls", "product", call.product(), "status", status)
                .record(took);
    }
}
