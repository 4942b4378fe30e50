package dev.trunkline.ingress.publishing;

import dev.trunkline.ingress.spool.Spool;
import dev.trunkline.ingress.spool.SpoolEntry;
import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/** Entries of the spool that Kafka will never have, until they are set aside. */
final class HopelessEntries {

    private static final Logger LOG = Logger.getLogger(HopelessEntries.class);

    private final String topic;
    private final Spool spool;
    private final LongAdder setAside;
    private final Deque<Hopeless> waiting = new ConcurrentLinkedDeque<>();

    private record Hopeless(SpoolEntry entry, Exception reason) {}

    /** @param setAside counts them */
    HopelessEntries(String topic, Spool spool, LongAdder setAside) {
        this.topic = topic;
        this.spool = spool;
        this.setAside = setAside;
    }

    void add(SpoolEntry entry, Exception reason) {
        waiting.add(new Hopeless(entry, reason));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * Takes out of the spool what would hold it up for ever. Blocks on the disk; for one thread at a time.
     *
     * @return false where the disk does not let us
     */
    boolean setAside() {
        for (var next = waiting.peekFirst(); next != null; next = waiting.peekFirst()) {
            try {
                var file = spool.setAside(next.entry);
                setAside.increment();
                LOG.errorf(
                        next.reason,
                        "spooled event can never be published and is set aside topic=%s sequence=%d file=%s",
                        topic,
                        next.entry.sequence(),
                        file);
            } catch (IOException e) {
                LOG.errorf(
                        e,
                        "spooled event cannot be set aside and holds up its topic topic=%s sequence=%d",
                        topic,
                        next.entry.sequence());
                return false;
            }
            waiting.removeFirst();
        }
        return true;
    }
}
