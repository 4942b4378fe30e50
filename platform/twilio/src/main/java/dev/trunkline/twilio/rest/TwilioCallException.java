package dev.trunkline.twilio.rest;

import com.twilio.exception.ApiException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Twilio answered with an error. Says what the SDK's own exception leaves out: which call it was and how long
 * to wait. Its message names neither phone numbers nor message bodies.
 */
public final class TwilioCallException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final transient TwilioCall call;
    private final int httpStatus;
    private final @Nullable Duration retryAfter;

    /** @param code Twilio's own error code; null where the answer carried none */
    public TwilioCallException(TwilioCall call, int httpStatus, @Nullable Integer code, @Nullable Duration retryAfter) {
        super(
                call + ": status " + httpStatus + (code == null ? "" : ", Twilio error " + code),
                code,
                code == null ? null : "https://www.twilio.com/docs/errors/" + code,
                httpStatus,
                httpStatus,
                null,
                null,
                null);
        this.call = call;
        this.httpStatus = httpStatus;
        this.retryAfter = retryAfter;
    }

    public TwilioCall call() {
        return call;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** What the {@code Retry-After} header asked for; after a 429 without one, what the account's pace says. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
