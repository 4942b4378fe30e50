package dev.trunkline.acceptance.failures;

import dev.trunkline.launcher.SandboxSettings;
import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.messaging.Timings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a customer's text passes, up to the agent's browser. */
record MessagingLayout(Plan plan) implements Layout {

    private static final Duration A_LONG_TIME = Duration.ofDays(1);

    @Override
    public List<Service> services() {
        return List.of(Service.INGRESS, Service.MESSAGING, Service.GATEWAY);
    }

    @Override
    public void adjust(Service service, Map<String, String> settings) {
        switch (service) {
            case INGRESS -> settings.put("trunkline.ingress.spool.max-bytes", String.valueOf(plan.spoolBytes()));
            case MESSAGING -> {
                FailureStack.shortLeases(settings);
                settings.put("trunkline.messaging.outbound.wait-for-answer", "500ms");
                // Asked for when the load has ended: by then nothing is on its way any more.
                settings.put("trunkline.messaging.reconciliation.scheduled", "false");
                settings.put("trunkline.messaging.reconciliation.grace", "1s");
            }
            default -> {}
        }
    }

    /** The simulator sends no status callbacks of its own: the load does, and remembers them. */
    @Override
    public SimulatorConfig twilio(SimulatorConfig config, String ingress) {
        return config.timings(new Timings(A_LONG_TIME, A_LONG_TIME, A_LONG_TIME))
                .sender(SandboxSettings.FLEX_SID, SandboxSettings.SMS_NUMBER, ingress + "/webhooks/messaging");
    }
}
