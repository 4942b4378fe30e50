package dev.trunkline.twilio.rest;

import java.time.Duration;

/** Is told about each call to Twilio, for metrics. */
@FunctionalInterface
public interface CallRecorder {
    /** @param status HTTP status, or {@code connect}, {@code timeout}, {@code broken} where there was no answer */
    void record(TwilioCall call, String status, Duration took);
}
