package dev.trunkline.twilio.sending;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import java.util.concurrent.TimeUnit;

/** An account's calls in flight, and how many there may be. Guarded by the account's lock. */
final class Flight {

    private final Limit limit;
    private final double backgroundShare;
    private int calls;
    private int background;
    private long lastBackoff;

    Flight(SendingSettings settings, long now) {
        this.backgroundShare = settings.backgroundShare();
        this.lastBackoff = now;
        this.limit = AIMDLimit.newBuilder()
                .initialLimit(settings.limit().initial())
                .minLimit(settings.limit().min())
                .maxLimit(settings.limit().max())
                .backoffRatio(settings.limit().backoff())
                // Slowness alone is no refusal; what takes too long ends as a timeout.
                .timeout(1, TimeUnit.DAYS)
                .build();
    }

    /** Needs no lock. */
    int limit() {
        return limit.getLimit();
    }

    int calls() {
        return calls;
    }

    /** @param awaited whether somebody waits for calls that are not in the background */
    boolean hasRoom(boolean inBackground, boolean awaited) {
        var most = limit();
        if (calls >= most) {
            return false;
        }
        var share = Math.max(1, (int) (most * backgroundShare));
        return !inBackground || (background < Math.min(share, most - 1) && !awaited);
    }

    void begins(boolean inBackground) {
        calls++;
        background += inBackground ? 1 : 0;
    }

    void ends(boolean inBackground) {
        calls--;
        background -= inBackground ? 1 : 0;
    }

    void answered(long start, long took) {
        limit.onSample(start, took, calls, false);
    }

    /** Once for all calls that were in flight together: they met the same limit. */
    void backOff(long start, long now) {
        if (start - lastBackoff >= 0) {
            lastBackoff = now;
            limit.onSample(start, now - start, calls, true);
        }
    }
}
