package dev.trunkline.twilio.sending;

import dev.trunkline.twilio.sending.HeldBackException.Reason;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one account. Their number adapts: it grows while all is well and shrinks when Twilio refuses, how fast they
 * follow each other does, too, and while Twilio asks to wait there are none.
 */
public final class AccountSending {

    /** When another attempt makes sense where the limit is reached. */
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final String name;
    private final SendingSettings settings;
    private final SendingListener listener;
    private final LongSupplier nanoTime;
    private final Map<String, Product> products = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition interactiveTurn = lock.newCondition();
    private final Condition backgroundTurn = lock.newCondition();
    private final Flight flight;
    private final Pause pause;
    private int waitingInteractive;
    private int waitingBackground;
    /** Of those that wait: not for room but for a product's pace. */
    private int pacedInteractive;

    private int pacedBackground;

    /** What the account does with one product. Its count is guarded by the lock. */
    private static final class Product {
        private final String name;
        private final ProductBreaker breaker;
        private final Pace pace;
        /** Of the account's: those that wait for this product's pace. */
        private int pacedInteractive;

        Product(String name, ProductBreaker breaker, Pace pace) {
            this.name = name;
            this.breaker = breaker;
            this.pace = pace;
        }

        String name() {
            return name;
        }

        ProductBreaker breaker() {
            return breaker;
        }

        Pace pace() {
            return pace;
        }
    }

    AccountSending(String name, SendingSettings settings, SendingListener listener, LongSupplier nanoTime) {
        this.name = name;
        this.settings = settings;
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.flight = new Flight(settings, nanoTime.getAsLong());
        this.pause = new Pause(settings.longestPause(), nanoTime);
    }

    /** Our name for the account. */
    public String name() {
        return name;
    }

    /** How many calls may be in flight at present. */
    public int limit() {
        return flight.limit();
    }

    public int inFlight() {
        return locked(flight::calls);
    }

    public int waiting() {
        return locked(() -> waitingInteractive + waitingBackground);
    }

    /** How much longer Twilio asked us to wait. */
    public Duration pause() {
        return Duration.ofNanos(locked(pause::left));
    }

    public Collection<ProductBreaker> breakers() {
        return products.values().stream().map(Product::breaker).toList();
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
        var called = product(product);
        var closed = called.breaker().enter();
        if (closed.isPresent()) {
            throw heldBack(called, Reason.BREAKER, closed.get());
        }
        var entered = false;
        try {
            takeTurn(called, inBackground);
            entered = true;
            return new Permit(called, inBackground, nanoTime.getAsLong());
        } finally {
            if (!entered) {
                called.breaker().left();
            }
        }
    }

    private Product product(String name) {
        return products.computeIfAbsent(name, unknown -> {
            var product = new Product(
                    unknown, new ProductBreaker(unknown, settings.breaker(), nanoTime), new Pace(unknown, nanoTime));
            listener.product(this, product.breaker(), product.pace());
            return product;
        });
    }

    private void takeTurn(Product product, boolean inBackground) {
        lock.lock();
        var awaitsRoom = false;
        var mayHaveBeenTold = false;
        try {
            var left = settings.longestWait().toNanos();
            while (true) {
                var pausing = pause.left();
                var pacing = product.pace().nanosLeft();
                if (pausing > left) {
                    throw heldBack(product, Reason.PAUSE, Duration.ofNanos(pausing));
                }
                if (pausing == 0 && pacing == 0 && mayLeave(product, inBackground)) {
                    flight.begins(inBackground);
                    product.pace().taken();
                    mayHaveBeenTold = false;
                    return;
                }
                if (left <= 0 || pacing > left || waitingAlike(inBackground, pacing > 0) >= settings.mostWaiting()) {
                    throw putOff(product, pausing, pacing);
                }
                if (awaitsRoom && pacing > 0) {
                    // What it was told is for another: there is room, but its product has got a pace meanwhile.
                    wakeNext();
                }
                awaitsRoom = pacing == 0;
                mayHaveBeenTold = true;
                var turn = Math.max(pausing, pacing);
                left -= await(product, inBackground, pacing > 0, turn == 0 ? left : Math.min(turn, left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw heldBack(product, Reason.LIMIT, BUSY);
        } finally {
            if (mayHaveBeenTold) {
                // Put off: what it was told is for another, and those that were behind it no longer are.
                wakeNext();
            }
            lock.unlock();
        }
    }

    /** Nobody else's pace keeps a background call from leaving, only that of its own product. */
    private boolean mayLeave(Product product, boolean inBackground) {
        var elsewhere = pacedInteractive - product.pacedInteractive;
        return flight.hasRoom(inBackground, waitingInteractive > elsewhere);
    }

    /** Who waits for a pace takes no place of those who wait for room, and nobody in the background one of people. */
    private int waitingAlike(boolean inBackground, boolean paced) {
        var pacedCalls = pacedInteractive + (inBackground ? pacedBackground : 0);
        var calls = waitingInteractive + (inBackground ? waitingBackground : 0);
        return paced ? pacedCalls : calls - pacedCalls;
    }

    private HeldBackException putOff(Product product, long pausing, long pacing) {
        if (pausing <= BUSY.toNanos() && product.pace().isOn()) {
            return heldBack(
                    product,
                    pacing > 0 ? Reason.RATE : Reason.LIMIT,
                    product.pace().putOff());
        }
        return heldBack(product, Reason.LIMIT, Duration.ofNanos(Math.max(pausing, BUSY.toNanos())));
    }

    /** Waits for a turn, and says how long in nanoseconds. */
    private long await(Product product, boolean inBackground, boolean paced, long nanos) throws InterruptedException {
        waits(product, inBackground, paced, 1);
        try {
            return nanos - (inBackground ? backgroundTurn : interactiveTurn).awaitNanos(nanos);
        } finally {
            waits(product, inBackground, paced, -1);
        }
    }

    private void waits(Product product, boolean inBackground, boolean paced, int change) {
        if (inBackground) {
            waitingBackground += change;
            pacedBackground += paced ? change : 0;
        } else {
            waitingInteractive += change;
            pacedInteractive += paced ? change : 0;
            product.pacedInteractive += paced ? change : 0;
        }
    }

    private HeldBackException heldBack(Product product, Reason reason, Duration retryAfter) {
        listener.heldBack(this, reason);
        return new HeldBackException(name, product.name(), reason, retryAfter);
    }

    private void wakeNext() {
        if (pacedInteractive + pacedBackground > 0) {
            // One alone might be told whose own pace does not let it go.
            interactiveTurn.signalAll();
            backgroundTurn.signalAll();
        } else if (waitingInteractive > 0) {
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
        private final Product product;
        private final boolean inBackground;
        private final long start;
        private boolean judged;

        private Permit(Product product, boolean inBackground, long start) {
            this.product = product;
            this.inBackground = inBackground;
            this.start = start;
        }

        /** Twilio answered, be it with a refusal of what was asked. */
        public void answered() {
            judged = true;
            var took = nanoTime.getAsLong() - start;
            product.breaker().succeeded(took);
            inLock(() -> {
                flight.answered(start, took);
                wakeNext();
            });
        }

        /**
         * Twilio refused because there were too many calls.
         *
         * @param retryAfter how long it asked to wait; null where it did not say
         * @return when another attempt makes sense
         */
        public Duration tooMany(@Nullable Duration retryAfter) {
            return locked(() -> {
                backOff();
                product.pace().refused(start);
                if (retryAfter == null) {
                    return product.pace().putOff();
                }
                pause.begin(retryAfter);
                return retryAfter;
            });
        }

        /** No answer, or one that says that Twilio is broken. */
        public void failed() {
            judged = true;
            product.breaker().failed(nanoTime.getAsLong() - start);
        }

        /** No answer in time, or one that says that Twilio has too much to do. */
        public void overloaded() {
            failed();
            inLock(this::backOff);
        }

        private void backOff() {
            flight.backOff(start, nanoTime.getAsLong());
        }

        @Override
        public void close() {
            if (!judged) {
                product.breaker().left();
            }
            inLock(() -> {
                flight.ends(inBackground);
                wakeNext();
            });
        }
    }
}
