package dev.trunkline.wiring;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.twilio.wiring.Finding;
import dev.trunkline.twilio.wiring.Wire;
import dev.trunkline.twilio.wiring.WiringMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Looks at what is set at Twilio and does what the mode says about drift. */
@ApplicationScoped
public class WiringWatch {

    private static final Logger LOG = Logger.getLogger(WiringWatch.class);

    private final TwilioWiring wiring;

    WiringWatch(TwilioWiring wiring) {
        this.wiring = wiring;
    }

    /**
     * One look. Blocks on Twilio.
     *
     * @return whether Twilio said how everything stands
     */
    public boolean look() {
        return look(wiring.mode());
    }

    /** The same in a given mode. */
    public boolean look(WiringMode mode) {
        if (mode == WiringMode.OFF) {
            return true;
        }
        var findings = wiring.check();
        var drifted = findings.stream()
                .filter(finding -> finding.state() != Finding.State.RIGHT)
                .toList();
        if (!drifted.isEmpty()) {
            LOG.warnf(
                    "settings at Twilio are not as wanted count=%d kinds=%s mode=%s",
                    drifted.size(),
                    drifted.stream()
                            .map(finding -> finding.wire().kind())
                            .distinct()
                            .toList(),
                    mode);
        }
        if (mode == WiringMode.APPLY) {
            mend(drifted);
        }
        return findings.stream().noneMatch(finding -> finding.state() == Finding.State.UNREACHABLE);
    }

    private void mend(List<Finding> drifted) {
        var wires = drifted.stream()
                .filter(Finding::mendable)
                .map(Finding::wire)
                .map(Wire::id)
                .distinct()
                .toList();
        if (!wires.isEmpty() && !wiring.anyWaiting()) {
            var unused = wiring.request(wiring.service() + "-service", "drift was found", wires, TraceContext.start());
        }
    }
}
