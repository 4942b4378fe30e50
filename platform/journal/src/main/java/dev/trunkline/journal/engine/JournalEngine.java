package dev.trunkline.journal.engine;

import dev.trunkline.contracts.event.LeaseScope;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.journal.jdbc.LaneClaims;
import dev.trunkline.journal.jdbc.LaneLease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Keeps workers busy with lanes: one thread claims, each lane runs on a virtual thread of its own, one more thread keeps
 * the leases going. Any number of instances may work on the same tables.
 */
public final class JournalEngine implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JournalEngine.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final LaneClaims claims;
    private final LaneWorker worker;
    private final HandlerScope scope;
    private final EngineSettings settings;
    private final EngineListener listener;
    private final Semaphore free;
    private final Signal work;
    private final Signal stopping = new Signal();
    private final Map<String, HeldLane> inFlight = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile boolean renewing;

    /** @param work to be woken after each commit that brought entries */
    public JournalEngine(
            LaneClaims claims,
            LaneWorker worker,
            HandlerScope scope,
            EngineSettings settings,
            EngineListener listener,
            Signal work) {
        this.claims = claims;
        this.worker = worker;
        this.scope = scope;
        this.settings = settings;
        this.listener = listener;
        this.work = work;
        this.free = new Semaphore(settings.concurrency());
    }

    public void start() {
        running = true;
        renewing = true;
        Thread.ofVirtual().name("journal-claims").start(this::claimUntilStopped);
        Thread.ofVirtual().name("journal-leases").start(this::renewUntilStopped);
    }

    /** Whether the engine has been started and not stopped. */
    public boolean isRunning() {
        return running;
    }

    /** Claims no more and waits for the entries at hand; what is not done in time comes back when its lease runs out. */
    @Override
    public void close() {
        if (!running) {
            return;
        }
        running = false;
        work.wake();
        try {
            var timeout = settings.stopTimeout().toMillis();
            if (!free.tryAcquire(settings.concurrency(), timeout, TimeUnit.MILLISECONDS)) {
                LOG.warnf(
                        "stopped with %d lanes in flight; other instances take them when their leases have run out",
                        inFlight.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        renewing = false;
        stopping.wake();
    }

    private void claimUntilStopped() {
        try {
            while (running) {
                free.acquire();
                var wanted = 1 + free.drainPermits();
                var claimed = claim(wanted);
                free.release(wanted - Math.max(claimed, 0));
                if (claimed < wanted) {
                    work.await(claimed < 0 ? PAUSE_AFTER_FAILURE : settings.poll());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how many lanes were started, -1 where the database failed */
    private int claim(int wanted) {
        try {
            var asked = System.nanoTime();
            var claimed = claims.claim(wanted);
            if (claimed.stolen() > 0) {
                LOG.warnf("took over %d lanes whose worker was no longer heard of", claimed.stolen());
                listener.leasesStolen(claimed.stolen());
            }
            claimed.leases().forEach(lease -> startLane(new HeldLane(lease, settings.safe(), System::nanoTime, asked)));
            return claimed.leases().size();
        } catch (RuntimeException e) {
            LOG.warnf("no lanes claimed, next look in %s: %s", PAUSE_AFTER_FAILURE, e.getMessage());
            return -1;
        }
    }

    private void startLane(HeldLane held) {
        var lease = held.lease();
        inFlight.put(lease.lane(), held);
        Thread.ofVirtual().name("journal-lane-" + lease.entry().id()).start(() -> {
            try {
                runLane(held);
            } catch (RuntimeException e) {
                LOG.errorf(e, "worker failed lane=%s", LaneNames.forLogs(lease.lane()));
            } finally {
                inFlight.remove(lease.lane(), held);
                free.release();
            }
        });
    }

    /** Stays with the lane for its turn; one that has more to do then is up for claim again. */
    private void runLane(HeldLane held) {
        var turnEnds = System.nanoTime() + settings.turn().toNanos();
        var next = Optional.of(held.lease());
        var keep = true;
        while (next.isPresent()) {
            var lease = next.get();
            keep = running && System.nanoTime() - turnEnds < 0;
            MDC.put("lane", LaneNames.forLogs(lease.lane()));
            MDC.put("entryId", Long.toString(lease.entry().id()));
            MDC.put("attempt", Integer.toString(lease.entry().attempt()));
            MDC.put("traceId", lease.entry().event().trace().traceId());
            next = attempt(held, lease, keep);
        }
        MDC.clear();
        if (!keep) {
            work.wake();
        }
    }

    private Optional<LaneLease> attempt(HeldLane held, LaneLease lease, boolean keep) {
        var trace = lease.entry().event().trace();
        return TraceScope.run(trace, () -> LeaseScope.run(held, () -> scope.call(() -> worker.attempt(lease, keep))));
    }

    private void renewUntilStopped() {
        var pause = settings.lease().dividedBy(3);
        try {
            stopping.await(pause);
            while (renewing) {
                renew();
                stopping.await(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        var held = List.copyOf(inFlight.values());
        if (held.isEmpty()) {
            return;
        }
        try {
            var asked = System.nanoTime();
            var ours = claims.renew(held.stream().map(HeldLane::lease).toList());
            held.stream().filter(lane -> ours.contains(lane.lease().lane())).forEach(lane -> lane.renewed(asked));
        } catch (RuntimeException e) {
            LOG.warnf("leases of %d lanes not renewed: %s", held.size(), e.getMessage());
        }
    }
}
