package dev.trunkline.twilio.sending;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import dev.trunkline.twilio.sending.HeldBackException.Reason;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one account. Their number adapts: it grows while all is well and shrinks when Twilio refuses, and while
 * Twilio asks to wait there are none.
 */
public final class AccountSending {

    /** When another attempt makes sense where the limit is reached. */
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final String name;
    private final SendingSettings settings;
    private final SendingListener listener;
    private final LongSupplier nanoTime;
    private final Limit limit;
    private final Map<String, ProductBreaker> breakers = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition interactiveTurn = lock.newCondition();
    private final Condition backgroundTurn = lock.newCondition();
    private int inFlight;
    private int background;
    private int waitingInteractive;
    private int waitingBackground;
    private @Nullable Long pausedUntil;
    private long lastBackoff;

    AccountSending(String name, SendingSettings settings, SendingListener listener, LongSupplier nanoTime) {
        this.name = name;
        this.settings = settings;
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.lastBackoff = nanoTime.getAsLong();
        this.limit = AIMDLimit.newBuilder()
                .initialLimit(settings.limit().initial())
                .minLimit(settings.limit().min())
                .maxLimit(settings.limit().max())
                .backoffRatio(settings.limit().backoff())
                // Slowness alone is no refusal; what takes too long ends as a timeout.
                .timeout(1, TimeUnit.DAYS)
                .build();
    }

    /** Our name for the account. */
    public String name() {
        return name;
    }

    /** How many calls may be in flight at present. */
    public int limit() {
        return limit.getLimit();
    }

    public int inFlight() {
        return locked(() -> inFlight);
    }

    public int waiting() {
        return locked(() -> waitingInteractive + waitingBackground);
    }

    /** How much longer Twilio asked us to wait. */
    public Duration pause() {
        return locked(this::pauseLeft);
    }

    public Collection<ProductBreaker> breakers() {
        return List.copyOf(breakers.values());
    }

    /** The same, for a call that is in the background where {@link Background#run} says so. */
    public Permit enter(String product) {
        return enter(product, Background.isCurrent());
    }

    /**
     * Waits for the call's turn, no longer than the settings say.
     *
     * @param product first label of the host
     * @return to be closed when the call has ended
     * @throws HeldBackException where the call is not to be made now
     */
    public Permit enter(String product, boolean inBackground) {
        var breaker = breaker(product);
        var closed = breaker.enter();
        if (closed.isPresent()) {
            throw heldBack(product, Reason.BREAKER, closed.get());
        }
        var entered = false;
        try {
            takeTurn(product, inBackground);
            entered = true;
            return new Permit(breaker, inBackground, nanoTime.getAsLong());
        } finally {
            if (!entered) {
                breaker.left();
            }
        }
    }

    private ProductBreaker breaker(String product) {
        return breakers.computeIfAbsent(product, unknown -> {
            var breaker = new ProductBreaker(unknown, settings.breaker(), nanoTime);
            listener.breaker(this, breaker);
            return breaker;
        });
    }

    private void takeTurn(String product, boolean inBackground) {
        lock.lock();
        try {
            var left = settings.longestWait().toNanos();
            while (true) {
                var pause = pauseLeft();
                if (pause.toNanos() > left) {
                    throw heldBack(product, Reason.PAUSE, pause);
                }
                if (pause.isZero() && hasRoom(inBackground)) {
                    inFlight++;
                    background += inBackground ? 1 : 0;
                    return;
                }
                if (left <= 0 || waitingInteractive + waitingBackground >= settings.mostWaiting()) {
                    throw heldBack(product, Reason.LIMIT, pause.compareTo(BUSY) > 0 ? pause : BUSY);
                }
                left -= await(inBackground, pause.isZero() ? left : pause.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw heldBack(product, Reason.LIMIT, BUSY);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a turn, and says how long in nanoseconds. */
    private long await(boolean inBackground, long nanos) throws InterruptedException {
        waitingBackground += inBackground ? 1 : 0;
        waitingInteractive += inBackground ? 0 : 1;
        try {
            return nanos - (inBackground ? backgroundTurn : interactiveTurn).awaitNanos(nanos);
        } finally {
            waitingBackground -= inBackground ? 1 : 0;
            waitingInteractive -= inBackground ? 0 : 1;
        }
    }

    private boolean hasRoom(boolean inBackground) {
        var most = limit.getLimit();
        if (inFlight >= most) {
            return false;
        }
        var share = Math.max(1, (int) (most * settings.backgroundShare()));
        return !inBackground || (background < Math.min(share, most - 1) && waitingInteractive == 0);
    }

    private Duration pauseLeft() {
        if (pausedUntil == null) {
            return Duration.ZERO;
        }
        var left = pausedUntil - nanoTime.getAsLong();
        if (left <= 0) {
            pausedUntil = null;
            return Duration.ZERO;
        }
        return Duration.ofNanos(left);
    }

    private HeldBackException heldBack(String product, Reason reason, Duration retryAfter) {
        listener.heldBack(this, reason);
        return new HeldBackException(name, product, reason, retryAfter);
    }

    private void wakeNext() {
        if (waitingInteractive > 0) {
            interactiveTurn.signal();
        } else {
            backgroundTurn.signal();
        }
    }

    private void inLock(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> value) {
        lock.lock();
        try {
            return value.get();
        } finally {
            lock.unlock();
        }
    }

    /** One call's place. Say how the call ended, if that is known, then close. */
    public final class Permit implements AutoCloseable {
        private final ProductBreaker breaker;
        private final boolean inBackground;
        private final long start;
        private boolean judged;

        private Permit(ProductBreaker breaker, boolean inBackground, long start) {
            this.breaker = breaker;
            this.inBackground = inBackground;
            this.start = start;
        }

        /** Twilio answered, be it with a refusal of what was asked. */
        public void answered() {
            judged = true;
            var took = nanoTime.getAsLong() - start;
            breaker.succeeded(took);
            inLock(() -> {
                limit.onSample(start, took, inFlight, false);
                wakeNext();
            });
        }

        /**
         * Twilio refused because there were too many calls.
         *
         * @param retryAfter how long it asked to wait; null where it did not say
         */
        public void tooMany(@Nullable Duration retryAfter) {
            inLock(() -> {
                if (retryAfter != null) {
                    pause(retryAfter);
                }
                backOff();
            });
        }

        /** No answer, or one that says that Twilio is broken. */
        public void failed() {
            judged = true;
            breaker.failed(nanoTime.getAsLong() - start);
        }

        /** No answer in time, or one that says that Twilio has too much to do. */
        public void overloaded() {
            failed();
            inLock(this::backOff);
        }

        private void pause(Duration retryAfter) {
            var wait = retryAfter.compareTo(settings.longestPause()) < 0 ? retryAfter : settings.longestPause();
            var until = nanoTime.getAsLong() + wait.toNanos();
            if (pausedUntil == null || until - pausedUntil > 0) {
                pausedUntil = until;
            }
        }

        /** Once for all calls that were in flight together: they met the same limit. */
        private void backOff() {
            var now = nanoTime.getAsLong();
            if (start - lastBackoff >= 0) {
                lastBackoff = now;
                limit.onSample(start, now - start, inFlight, true);
            }
        }

        @Override
        public void close() {
            if (!judged) {
                breaker.left();
            }
            inLock(() -> {
                inFlight--;
                background -= inBackground ? 1 : 0;
                wakeNext();
            });
        }
    }
}
