package dev.trunkline.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The faults in force. With one seed and one order of requests the same requests are struck. Safe for many threads. */
public final class Faults {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long seed;
    private final LongSupplier nanoTime;
    private final List<Armed> armed = new ArrayList<>();
    private Random random;
    private long count;

    public Faults(long seed) {
        this(seed, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime} */
    public Faults(long seed, LongSupplier nanoTime) {
        this.seed = seed;
        this.nanoTime = nanoTime;
        this.random = new Random(seed);
    }

    /** Arms a fault. @return its id, for {@link #clear(String)} */
    public synchronized String add(Fault fault) {
        var id = "fault-" + ++count;
        armed.add(new Armed(id, fault));
        return id;
    }

    /** Disarms one fault; false where it is no longer armed. */
    public synchronized boolean clear(String id) {
        return armed.removeIf(entry -> entry.id.equals(id));
    }

    /** Disarms all and starts the sequence of chances anew. */
    public synchronized void clear() {
        armed.clear();
        random = new Random(seed);
    }

    /** Those in force, in the order they were armed. */
    public synchronized List<Status> all() {
        return armed.stream()
                .map(entry -> new Status(entry.id, entry.fault, entry.struck))
                .toList();
    }

    /** The first fault of a kind that strikes this target now; counts as one strike. */
    public synchronized Optional<Fault> strike(FaultKind kind, FaultTarget target) {
        for (var entry : List.copyOf(armed)) {
            if (entry.fault.kind() == kind && entry.fault.fits(target) && lands(entry)) {
                entry.struck++;
                if (entry.struck == entry.fault.times()) {
                    armed.remove(entry);
                }
                return Optional.of(entry.fault);
            }
        }
        return Optional.empty();
    }

    private boolean lands(Armed entry) {
        var fault = entry.fault;
        return !spares(entry) && (fault.probability() >= 1 || random.nextDouble() < fault.probability());
    }

    private boolean spares(Armed entry) {
        var second = Math.floorDiv(nanoTime.getAsLong(), SECOND);
        if (second != entry.second) {
            entry.second = second;
            entry.spared = 0;
        }
        if (entry.spared == entry.fault.spared()) {
            return false;
        }
        entry.spared++;
        return true;
    }

    /** An armed fault and how often it has struck. */
    public record Status(String id, Fault fault, int struck) {}

    private static final class Armed {
        private final String id;
        private final Fault fault;
        private int struck;
        private long second;
        private int spared;

        Armed(String id, Fault fault) {
            this.id = id;
            this.fault = fault;
        }
    }
}
