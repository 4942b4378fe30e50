package dev.trunkline.twilio.sending;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How long Twilio asked an account to wait. Guarded by the account's lock. */
final class Pause {

    private final Duration longest;
    private final LongSupplier nanoTime;
    private @Nullable Long until;

    Pause(Duration longest, LongSupplier nanoTime) {
        this.longest = longest;
        this.nanoTime = nanoTime;
    }

    void begin(Duration asked) {
        var wait = asked.compareTo(longest) < 0 ? asked : longest;
        var end = nanoTime.getAsLong() + wait.toNanos();
        if (until == null || end - until > 0) {
            until = end;
        }
    }

    /** In nanoseconds. */
    long left() {
        if (until == null) {
            return 0;
        }
        var left = until - nanoTime.getAsLong();
        if (left <= 0) {
            until = null;
            return 0;
        }
        return left;
    }
}
