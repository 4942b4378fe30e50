package dev.trunkline.wiring.scheduler;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.journal.jdbc.InstanceLock;
import dev.trunkline.twilio.sending.Background;
import dev.trunkline.wiring.TwilioWiring;
import dev.trunkline.wiring.Wires;
import dev.trunkline.wiring.WiringSettings;
import dev.trunkline.wiring.WiringWatch;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Looks whenever an instance starts, and from time to time; one instance at a time. */
@ApplicationScoped
class ScheduledWiring {

    private static final Logger LOG = Logger.getLogger(ScheduledWiring.class);

    /** After a look that Twilio did not answer. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final TwilioWiring wiring;
    private final WiringWatch watch;
    private final WiringSettings settings;
    private final InstanceLock lock;
    private volatile Instant next = Instant.MIN;

    ScheduledWiring(TwilioWiring wiring, WiringWatch watch, Wires wires, AgroalDataSource dataSource) {
        this.wiring = wiring;
        this.watch = watch;
        this.settings = wires.settings();
        this.lock = new InstanceLock(dataSource, wires.service() + " wiring");
    }

    @Scheduled(every = "10s", identity = "wiring", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookWhereDue() throws InterruptedException {
        if (settings.scheduled() && !next.isAfter(Instant.now())) {
            try {
                var unused =
                        lock.run(() -> next = Instant.now().plus(isDue() && !look() ? soon() : settings.interval()));
            } catch (RuntimeException e) {
                next = Instant.now().plus(soon());
                LOG.warnf("settings at Twilio not looked at: %s", e.getMessage());
            }
        }
    }

    /** At the start, and where no other instance has looked meanwhile. */
    private boolean isDue() {
        return next.equals(Instant.MIN)
                || wiring.report().lines().stream()
                        .map(line -> line.setting().finding())
                        .filter(Objects::nonNull)
                        .allMatch(found -> found.at().plus(settings.interval()).isBefore(Instant.now()));
    }

    private Duration soon() {
        return settings.interval().compareTo(LOOK_AGAIN) < 0 ? settings.interval() : LOOK_AGAIN;
    }

    private boolean look() {
        try {
            return TraceScope.run(TraceContext.start(), () -> Background.run(watch::look));
        } catch (RuntimeException e) {
            LOG.warnf("settings at Twilio not looked at: %s", e.getMessage());
            return false;
        }
    }
}
