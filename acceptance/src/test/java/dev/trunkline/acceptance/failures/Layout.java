package dev.trunkline.acceptance.failures;

import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.TwilioSimulator;
import java.util.List;
import java.util.Map;

/** What a stack consists of. */
interface Layout {

    /** One process for each mention. */
    List<Service> services();

    /** Changes the settings that a service has in the sandbox. */
    void adjust(Service service, Map<String, String> settings);

    /** @param config with both accounts @param ingress where webhooks go */
    SimulatorConfig twilio(SimulatorConfig config, String ingress);

    /** Before any service starts. */
    default void prepare(TwilioSimulator twilio, String ingress) {}
}
