package dev.trunkline.bridge.it;

import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.TwilioSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Kafka, PostgreSQL, the login server, and the simulator behind a door that does what the ingress does; a pair of each kind. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

    static final String PUBLIC_URL = "https://trunkline.example";

    private final TrunklineTestResource platform = new TrunklineTestResource();
    private @Nullable TwilioSimulator twilio;
    private @Nullable Door door;

    @Override
    public Map<String, String> start() {
        platform.init(Map.of("schema", "bridge"));
        var settings = new HashMap<>(platform.start());
        var opened = Door.open(Objects.requireNonNull(settings.get("kafka.bootstrap.servers")));
        door = opened;
        var simulator =
                TwilioSimulator.start(SimulatorConfig.sandbox(PUBLIC_URL).rewrite(PUBLIC_URL, opened.url()));
        twilio = simulator;
        simulator.openFlex(Sandbox.FLEX.sid());
        settings.put("trunkline.twilio.base-url", simulator.baseUrl());
        for (var account : new dev.trunkline.twilio.account.TwilioAccount[] {Sandbox.FLEX, Sandbox.FRONTLINE}) {
            var key = "trunkline.twilio.accounts." + account.name() + ".";
            settings.put(key + "sid", account.sid());
            settings.put(key + "auth-token", account.authTokens().getFirst());
        }
        for (var pairing : Pairing.values()) {
            settings.putAll(pairing.make(simulator, PUBLIC_URL));
        }
        settings.put("trunkline.bridge.pairs.chat-conversations.create-on", "first-message");
        settings.put("trunkline.bridge.pairs.conversations-conversations.create-on", "first-message");
        settings.put(
                "trunkline.bridge.pairs.chat-conversations.first.default-webhook",
                opened.url() + Door.DEFAULT_WEBHOOK + "?of=proxy");
        var frontline = "trunkline.bridge.frontline.";
        settings.put(frontline + "sms-number", "+14155550100");
        settings.put(frontline + "whatsapp-number", "whatsapp:+14155550100");
        settings.put(frontline + "backup-crm", opened.url() + Door.DEFAULT_WEBHOOK + "?of=crm");
        settings.put(frontline + "templates.Greetings", "Hello,How can I help?");
        // Failures that tests ask for are no reason to leave Twilio alone.
        settings.put("trunkline.twilio.sending.breaker.window", "1000");
        settings.put("trunkline.twilio.sending.breaker.least-calls", "1000");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        platform.inject(injector);
        injector.injectIntoFields(twilio, new TestInjector.MatchesType(TwilioSimulator.class));
        injector.injectIntoFields(door, new TestInjector.MatchesType(Door.class));
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
