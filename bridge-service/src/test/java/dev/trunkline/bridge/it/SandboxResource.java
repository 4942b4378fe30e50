package dev.trunkline.bridge.it;

import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.service.Door;
import dev.trunkline.simulator.service.SimulatorTestResource;
import java.util.HashMap;
import java.util.Map;

/** Besides the sandbox a pair of each kind, and somebody else who wants the webhooks. */
public final class SandboxResource extends SimulatorTestResource {

    static final String DEFAULT_WEBHOOK = "/somebody-else";
    /** Where messaging-service would have the uploaded ones. */
    static final String FILES = "/public/media/";

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G'};

    private final OtherWebhook others = new OtherWebhook();

    public SandboxResource() {
        super("bridge");
    }

    @Override
    protected Map<String, String> prepare(TwilioSimulator twilio, Door door) {
        door.serve(DEFAULT_WEBHOOK, others::take);
        door.serve(FILES, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, PICTURE.length);
            exchange.getResponseBody().write(PICTURE);
        });
        var settings = new HashMap<>(credentials(Sandbox.FLEX));
        settings.putAll(credentials(Sandbox.FRONTLINE));
        for (var pairing : Pairing.values()) {
            settings.putAll(pairing.make(twilio, PUBLIC_URL));
        }
        for (var pair : new String[] {"chat-conversations", "chat-chat-otherwise"}) {
            settings.put(
                    "trunkline.bridge.pairs." + pair + ".first.default-webhook",
                    door.url() + DEFAULT_WEBHOOK + "?of=proxy");
        }
        for (var pair : new String[] {"chat-conversations", "conversations-conversations"}) {
            var key = "trunkline.bridge.pairs." + pair + ".";
            settings.put(key + "outbound.number", Sandbox.SMS_NUMBER);
            settings.put(key + "outbound.workspace-sid", FlexProject.workspace(Sandbox.FLEX.sid()));
            settings.put(key + "outbound.workflow-sid", FlexProject.workflow(Sandbox.FLEX.sid()));
            settings.put(key + "outbound.proxy-service-sid", FlexProject.proxyService(Sandbox.FLEX.sid()));
        }
        twilio.openFlex(Sandbox.FRONTLINE.sid());
        var workspaces = "trunkline.bridge.pairs.chat-conversations.";
        settings.put(workspaces + "first.workspace-sid", FlexProject.workspace(Sandbox.FLEX.sid()));
        settings.put(workspaces + "second.workspace-sid", FlexProject.workspace(Sandbox.FRONTLINE.sid()));
        settings.put("trunkline.bridge.wiring.public-url", PUBLIC_URL);
        settings.put("trunkline.bridge.saying.files-url", door.url());
        var frontline = "trunkline.bridge.frontline.";
        settings.put(frontline + "sms-number", "+14155550100");
        settings.put(frontline + "whatsapp-number", "whatsapp:+14155550100");
        settings.put(frontline + "backup-crm", door.url() + DEFAULT_WEBHOOK + "?of=crm");
        settings.put(frontline + "templates.Greetings", "Hello,How can I help?");
        // Tests wait until all has been taken in, which is what a commit says.
        settings.put("mp.messaging.incoming.webhooks.auto.commit.interval.ms", "100");
        settings.put("mp.messaging.incoming.webhooks.poll-timeout", "50");
        // Failures that tests ask for are no reason to leave Twilio alone.
        settings.put("trunkline.twilio.sending.breaker.window", "1000");
        settings.put("trunkline.twilio.sending.breaker.least-calls", "1000");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        super.inject(injector);
        injector.injectIntoFields(others, new TestInjector.MatchesType(OtherWebhook.class));
    }
}
