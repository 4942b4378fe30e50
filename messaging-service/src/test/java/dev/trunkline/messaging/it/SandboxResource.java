package dev.trunkline.messaging.it;

import com.sun.net.httpserver.HttpExchange;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.handset.Handset;
import dev.trunkline.simulator.service.Door;
import dev.trunkline.simulator.service.SimulatorTestResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Besides the sandbox a picture that Twilio can fetch, a messaging service and a template. */
public final class SandboxResource extends SimulatorTestResource {

    /** Where the picture is, below {@link #PUBLIC_URL}. */
    public static final String PICTURE = "/picture.jpg";

    public SandboxResource() {
        super("messaging");
    }

    @Override
    protected Map<String, String> prepare(TwilioSimulator twilio, Door door) {
        door.serve(PICTURE, SandboxResource::picture);
        var settings = new HashMap<>(credentials(Sandbox.FLEX));
        settings.put("trunkline.messaging.status-callback-url", PUBLIC_URL + "/webhooks/messaging/status");
        var tasks = "trunkline.messaging.outbound-tasks.";
        settings.put(tasks + "workspace-sid", FlexProject.workspace(Sandbox.FLEX.sid()));
        settings.put(tasks + "workflow-sid", FlexProject.workflow(Sandbox.FLEX.sid()));
        settings.put(tasks + "proxy-service-sid", FlexProject.proxyService(Sandbox.FLEX.sid()));
        settings.put(tasks + "chat-service-sid", FlexProject.chatService(Sandbox.FLEX.sid()));
        settings.put("trunkline.messaging.wiring.services", messagingService(twilio));
        var content = twilio.templates().add(Sandbox.FLEX.sid(), "needed", "We are open", Map.of());
        twilio.templates().decide(content, "approved", "");
        settings.put("trunkline.messaging.wiring.contents", content);
        settings.put("trunkline.messaging.senders.rcs", Sandbox.RCS_AGENT);
        settings.put("trunkline.messaging.wiring.channel-senders", Sandbox.WHATSAPP_NUMBER + "," + Sandbox.RCS_AGENT);
        return settings;
    }

    private static void picture(HttpExchange exchange) throws IOException {
        var picture = Handset.samplePicture().bytes();
        var head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
        exchange.sendResponseHeaders(200, head ? -1 : picture.length);
        if (!head) {
            exchange.getResponseBody().write(picture);
        }
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
}
