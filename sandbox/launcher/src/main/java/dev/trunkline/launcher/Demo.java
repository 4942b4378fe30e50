package dev.trunkline.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.embedded.LoginServer;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A picture on its way from the handset to an agent, each hop looked at from outside. */
final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CUSTOMER = "+14155550123";

    private final Sandbox sandbox;
    private final SandboxSettings settings;
    private final PrintStream out;
    private final Http http = new Http();

    Demo(Sandbox sandbox, SandboxSettings settings, PrintStream out) {
        this.sandbox = sandbox;
        this.settings = settings;
        this.out = out;
    }

    /** @return whether the picture was seen by the live client and came back byte for byte */
    boolean run() {
        var token = LoginServer.token(settings.issuer(), "agent");
        var gateway = sandbox.url(Service.GATEWAY);
        var text = "Hello from the demo at " + Instant.now();
        try (var topic = new TopicReader(settings.bootstrapServers(), Topics.webhooks(WebhookFamily.MESSAGING));
                var stream = new LiveStream(gateway, token)) {
            var began = System.nanoTime();
            var sid = send(text);
            hop(
                    began,
                    System.nanoTime(),
                    "handset",
                    "sent a picture from " + CUSTOMER + " to " + SandboxSettings.SMS_NUMBER + " as " + sid);

            var record = topic.await(event -> messageSid(event).equals(sid), PATIENCE);
            if (record.isEmpty()) {
                return missing("no record with " + sid + " on " + Topics.webhooks(WebhookFamily.MESSAGING), "ingress");
            }
            hop(
                    began,
                    record.get().at(),
                    "ingress",
                    "proved it genuine and published it: " + record.get().position() + ", trace "
                            + record.get().event().trace().traceId());

            var added = stream.await(event -> isMessage(event, "trunkline.message.added", sid), PATIENCE);
            if (added.isEmpty()) {
                return missing("no live update for " + sid, "messaging");
            }
            var message = added.get().data().path("message");
            hop(
                    began,
                    added.get().at(),
                    "messaging",
                    "stored it as message " + message.path("id").asText() + " of conversation "
                            + message.path("conversationId").asText());
            hop(began, added.get().at(), "gateway", "the live client saw: " + shown(message));

            var stored = storedMedia(message)
                    .or(() -> stream.await(
                                    event -> isMessage(event, "trunkline.message.changed", sid)
                                            && storedMedia(event.data().path("message"))
                                                    .isPresent(),
                                    PATIENCE)
                            .flatMap(event -> {
                                hop(
                                        began,
                                        event.at(),
                                        "messaging",
                                        "fetched the picture from Twilio and told the browser");
                                return storedMedia(event.data().path("message"));
                            }));
            if (stored.isEmpty()) {
                return missing("the picture of " + sid + " was not stored", "messaging");
            }
            var picture = http.getBytes(gateway + stored.get().path("url").asText(), token);
            hop(
                    began,
                    System.nanoTime(),
                    "gateway",
                    "served the picture: " + picture.length + " bytes of "
                            + stored.get().path("contentType").asText());
            out.println("It arrived: " + text);
            return picture.length > 0 && message.path("body").asText().equals(text);
        }
    }

    private String send(String text) {
        var body = """
                {"from": "%s", "to": "%s", "body": "%s", "media": ["sample"]}""".formatted(CUSTOMER, SandboxSettings.SMS_NUMBER, text);
        return http.post(sandbox.url(Service.SIMULATOR) + "/control/handset/messages", body)
                .path("sid")
                .asText();
    }

    private boolean missing(String what, String service) {
        out.println("It did not arrive: " + what + " within " + PATIENCE.toSeconds() + " s (./trunkline logs " + service
                + ")");
        return false;
    }

    private void hop(long began, long at, String where, String what) {
        out.printf("%7.1f ms  %-10s %s%n", (at - began) / 1e6, where, what);
    }

    private static String messageSid(CloudEvent event) {
        return Parameters.parse(event.data()).get("MessageSid").orElse("");
    }

    private static boolean isMessage(LiveStream.Event event, String type, String sid) {
        return event.type().equals(type)
                && event.data().path("message").path("sid").asText().equals(sid);
    }

    private static Optional<JsonNode> storedMedia(JsonNode message) {
        return message.path("media")
                .valueStream()
                .filter(media -> media.path("state").asText().equals("stored"))
                .findFirst();
    }

    private static String shown(JsonNode message) {
        return "\"" + message.path("body").asText() + "\" with "
                + message.path("media").size() + " picture(s), "
                + message.path("direction").asText() + ", caused by event "
                + message.path("causedBy").asText();
    }
}
