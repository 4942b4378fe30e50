package dev.trunkline.simulator.service;

import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.twilio.account.TwilioAccount;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, PostgreSQL, the login server, and the simulator with a Flex project behind a {@link Door}. Tests get them injected
 * into fields of their types.
 */
public abstract class SimulatorTestResource implements QuarkusTestResourceLifecycleManager {

    /** What Twilio has configured; it leads to the door. */
    public static final String PUBLIC_URL = "https://trunkline.example";

    private final String schema;
    private final TrunklineTestResource platform = new TrunklineTestResource();
    private @Nullable TwilioSimulator twilio;
    private @Nullable Door door;

    protected SimulatorTestResource(String schema) {
        this.schema = schema;
    }

    /** Makes at Twilio what this service needs and tells the service of it. */
    protected abstract Map<String, String> prepare(TwilioSimulator twilio, Door door);

    @Override
    public final Map<String, String> start() {
        platform.init(Map.of("schema", schema));
        var settings = new HashMap<>(platform.start());
        var opened = Door.open(Objects.requireNonNull(settings.get("kafka.bootstrap.servers")), PUBLIC_URL);
        door = opened;
        var simulator =
                TwilioSimulator.start(SimulatorConfig.sandbox(PUBLIC_URL).rewrite(PUBLIC_URL, opened.url()));
        twilio = simulator;
        simulator.openFlex(Sandbox.FLEX.sid());
        settings.put("trunkline.twilio.base-url", simulator.baseUrl());
        settings.putAll(prepare(simulator, opened));
        return settings;
    }

    /** The settings by which the service knows an account. */
    protected static Map<String, String> credentials(TwilioAccount account) {
        var key = "trunkline.twilio.accounts." + account.name();
        return Map.of(
                key + ".sid",
                account.sid(),
                key + ".auth-token",
                account.authTokens().getFirst());
    }

    @Override
    public void inject(TestInjector injector) {
        platform.inject(injector);
        injector.injectIntoFields(twilio, new TestInjector.MatchesType(TwilioSimulator.class));
        injector.injectIntoFields(door, new TestInjector.MatchesType(Door.class));
    }

    @Override
    public final void stop() {
        if (twilio != null) {
            twilio.close();
        }
        if (door != null) {
            door.close();
        }
        platform.stop();
    }
}
