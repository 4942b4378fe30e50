package dev.trunkline.taskrouter.it;

import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.twilio.account.TwilioAccount;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Kafka, PostgreSQL, the login server, and a simulator with two workspaces behind a door that does what the ingress does. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

    static final String PUBLIC_URL = "https://trunkline.example";

    private final TrunklineTestResource platform = new TrunklineTestResource();
    private @Nullable TwilioSimulator twilio;
    private @Nullable Door door;

    @Override
    public Map<String, String> start() {
        platform.init(Map.of("schema", "taskrouter"));
        var settings = new HashMap<>(platform.start());
        var opened = Door.open(Objects.requireNonNull(settings.get("kafka.bootstrap.servers")));
        door = opened;
        var simulator =
                TwilioSimulator.start(SimulatorConfig.sandbox(PUBLIC_URL).rewrite(PUBLIC_URL, opened.url()));
        twilio = simulator;
        settings.put("trunkline.twilio.base-url", simulator.baseUrl());
        for (var account : List.of(Sandbox.FLEX, Sandbox.FRONTLINE)) {
            simulator.openFlex(account.sid());
            settings.putAll(settings(account));
        }
        return settings;
    }

    private static Map<String, String> settings(TwilioAccount account) {
        var twilio = "trunkline.twilio.accounts." + account.name();
        return Map.of(
                twilio + ".sid", account.sid(),
                twilio + ".auth-token", account.authTokens().getFirst(),
                "trunkline.taskrouter.workspaces." + account.name(), FlexProject.workspace(account.sid()),
                "trunkline.taskrouter.activities.available." + account.name(), "Available",
                "trunkline.taskrouter.activities.unavailable." + account.name(), "Unavailable");
    }

    @Override
    public void inject(TestInjector injector) {
        platform.inject(injector);
        injector.injectIntoFields(twilio, new TestInjector.MatchesType(TwilioSimulator.class));
    }

    @Override
    public void stop() {
        if (twilio != null) {
            twilio.close();
        }
        if (door != null) {
            door.close();
        }
        platform.stop();
    }
}
