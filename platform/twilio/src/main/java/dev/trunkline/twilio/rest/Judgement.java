package dev.trunkline.twilio.rest;

import dev.trunkline.twilio.sending.AccountSending.Permit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the end of a call says about how many more Twilio takes. */
public final class Judgement {

    private Judgement() {}

    /** @param retryAfter what the answer asked for; null where it did not say */
    public static void ofAnswer(Permit permit, int status, @Nullable Duration retryAfter) {
        if (status == 429) {
            permit.tooMany(retryAfter);
        } else if (status == 408 || status == 503) {
            permit.overloaded();
        } else if (status >= 500) {
            permit.failed();
        } else {
            permit.answered();
        }
    }

    static void ofNoAnswer(Permit permit, TwilioUnreachableException unreachable) {
        switch (unreachable.kind()) {
            case TIMEOUT -> permit.overloaded();
            case CONNECT -> permit.failed();
            case BROKEN -> {
                // Our own stop says nothing about Twilio.
                if (!(unreachable.getCause() instanceof InterruptedException)) {
                    permit.failed();
                }
            }
        }
    }
}
