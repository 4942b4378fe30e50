package dev.trunkline.twilio.rest;

import dev.trunkline.twilio.sending.AccountSending.Permit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the end of a call says about how many more Twilio takes. */
public final class Judgement {

    private Judgement() {}

    /**
     * @param retryAfter what the answer asked for; null where it did not say
     * @return when another attempt makes sense, which after a 429 without a word is as the account's pace allows; null where
     *     nobody knows
     */
    public static @Nullable Duration ofAnswer(Permit permit, int status, @Nullable Duration retryAfter) {
        if (status == 429) {
            return permit.tooMany(retryAfter);
        }
        if (status == 408 || status == 503) {
            permit.overloaded();
        } else if (status >= 500) {
            permit.failed();
        } else {
            permit.answered();
        }
        return retryAfter;
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
