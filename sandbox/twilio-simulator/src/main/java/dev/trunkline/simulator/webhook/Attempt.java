package dev.trunkline.simulator.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * One try to deliver a webhook.
 *
 * @param status of the answer; 0 where none came
 * @param error why none came
 * @param failureClass in the words of Twilio's retry policy: {@code ct}, {@code rt}, {@code 4xx}, {@code 5xx}; empty when accepted
 * @param answer the body, cut at 16 KiB
 */
public record Attempt(Instant at, int status, Optional<String> error, String failureClass, String answer) {

    static Attempt answered(Instant at, int status, String answer) {
        return new Attempt(at, status, Optional.empty(), failureClass(status), answer);
    }

    static Attempt failed(Instant at, String error, String failureClass) {
        return new Attempt(at, 0, Optional.of(error), failureClass, "");
    }

    private static String failureClass(int status) {
        return status >= 500 ? "5xx" : status >= 400 ? "4xx" : "";
    }

    public boolean accepted() {
        return status >= 200 && status < 400;
    }
}
