package dev.trunkline.taskrouter.it;

import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.service.Door;
import dev.trunkline.simulator.service.SimulatorTestResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sandbox with a workspace in either account. */
public final class SandboxResource extends SimulatorTestResource {

    public SandboxResource() {
        super("taskrouter");
    }

    @Override
    protected Map<String, String> prepare(TwilioSimulator twilio, Door door) {
        twilio.openFlex(Sandbox.FRONTLINE.sid());
        var settings = new HashMap<String, String>();
        settings.put("trunkline.taskrouter.wiring.public-url", PUBLIC_URL);
        for (var account : List.of(Sandbox.FLEX, Sandbox.FRONTLINE)) {
            settings.putAll(credentials(account));
            var taskrouter = "trunkline.taskrouter.";
            settings.put(taskrouter + "workspaces." + account.name(), FlexProject.workspace(account.sid()));
            settings.put(taskrouter + "activities.available." + account.name(), "Available");
            settings.put(taskrouter + "activities.unavailable." + account.name(), "Unavailable");
        }
        // Tests wait until all has been taken in, which is what a commit says.
        settings.put("mp.messaging.incoming.webhooks.auto.commit.interval.ms", "100");
        settings.put("mp.messaging.incoming.webhooks.poll-timeout", "50");
        return settings;
    }
}
