package dev.trunkline.messaging.it;

import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.flex.FlexProject;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Kafka, PostgreSQL, the login server, and the simulator behind a door that does what the ingress does. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

    public static final String PUBLIC_URL = "https://trunkline.example";

    private final TrunklineTestResource platform = new TrunklineTestResource();
    private @Nullable TwilioSimulator twilio;
    private @Nullable Door door;

    @Override
    public Map<String, String> start() {
        platform.init(Map.of("schema", "messaging"));
        var settings = new HashMap<>(platform.start());
        var opened = Door.open(Objects.requireNonNull(settings.get("kafka.bootstrap.servers")));
        door = opened;
        var simulator =
                TwilioSimulator.start(SimulatorConfig.sandbox(PUBLIC_URL).rewrite(PUBLIC_URL, opened.url()));
        twilio = simulator;
        simulator.openFlex(Sandbox.FLEX.sid());
        settings.put("trunkline.twilio.base-url", simulator.baseUrl());
        settings.put(
                "trunkline.twilio.accounts.flex.auth-token",
                Sandbox.FLEX.authTokens().getFirst());
        settings.put("trunkline.messaging.status-callback-url", PUBLIC_URL + "/webhooks/messaging/status");
        var tasks = "trunkline.messaging.outbound-tasks.";
        settings.put(tasks + "workspace-sid", FlexProject.workspace(Sandbox.FLEX.sid()));
        settings.put(tasks + "workflow-sid", FlexProject.workflow(Sandbox.FLEX.sid()));
        settings.put(tasks + "proxy-service-sid", FlexProject.proxyService(Sandbox.FLEX.sid()));
        settings.put(tasks + "chat-service-sid", FlexProject.chatService(Sandbox.FLEX.sid()));
        settings.put("trunkline.messaging.wiring.services", messagingService(simulator));
        var content = simulator.templates().add(Sandbox.FLEX.sid(), "needed", "We are open", Map.of());
        simulator.templates().decide(content, "approved", "");
        settings.put("trunkline.messaging.wiring.contents", content);
        return settings;
    }

    private static String messagingService(TwilioSimulator simulator) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(Sandbox.FLEX.sid(), Sandbox.FLEX.authTokens().getFirst())
                .formParam("FriendlyName", "Pool")
                .post(simulator.baseUrl() + "/messaging/v1/Services")
                .jsonPath()
                .getString("sid");
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
