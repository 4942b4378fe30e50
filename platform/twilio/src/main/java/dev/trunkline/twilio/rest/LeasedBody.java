package dev.trunkline.twilio.rest;

import dev.trunkline.contracts.event.LeaseLapsedException;
import dev.trunkline.contracts.event.LeaseScope;
import dev.trunkline.contracts.event.LeaseScope.Lease;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * A request's body that leaves only while the lease of whoever sends it is held: the last moment before a request counts, as nobody
 * acts on headers alone. A process may be frozen at any time before, and go on when another has taken over its work.
 */
public final class LeasedBody implements BodyPublisher {

    private final BodyPublisher body;
    private final Lease lease;

    private LeasedBody(BodyPublisher body, Lease lease) {
        this.body = body;
        this.lease = lease;
    }

    /** Under the lease of the current thread, whichever thread sends the body. */
    public static BodyPublisher of(BodyPublisher body) {
        return new LeasedBody(body, LeaseScope.current());
    }

    /** Whether a request failed because its body was kept back, which clients wrap in what they throw. */
    public static boolean wasKeptBack(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof LeaseLapsedException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        if (lease.isHeld()) {
            body.subscribe(subscriber);
            return;
        }
        subscriber.onSubscribe(Nothing.HERE);
        subscriber.onError(new LeaseLapsedException());
    }

    private enum Nothing implements Subscription {
        HERE;

        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }
}
