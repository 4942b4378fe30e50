package dev.trunkline.ingress;

import dev.trunkline.contracts.webhook.WebhookRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The samples of the contracts module, each with the route that Twilio sends it to. */
final class Samples {

    private static final Path ROOT = Path.of(System.getProperty("trunkline.root", ".."))
            .resolve("platform/contracts/src/test/resources/webhooks");

    /** By the beginning of the file's name; the longest that fits counts. */
    private static final Map<String, WebhookRoute> ROUTES = Map.ofEntries(
            Map.entry("messaging/inbound", WebhookRoute.MESSAGING),
            Map.entry("messaging/status", WebhookRoute.MESSAGING_STATUS),
            Map.entry("whatsapp/inbound", WebhookRoute.MESSAGING),
            Map.entry("whatsapp/status", WebhookRoute.MESSAGING_STATUS),
            Map.entry("messenger/inbound", WebhookRoute.MESSAGING),
            Map.entry("messenger/status", WebhookRoute.MESSAGING_STATUS),
            Map.entry("chat/", WebhookRoute.CHAT),
            Map.entry("conversations/", WebhookRoute.CONVERSATIONS),
            Map.entry("proxy/callback", WebhookRoute.PROXY),
            Map.entry("proxy/intercept", WebhookRoute.PROXY_INTERCEPT),
            Map.entry("proxy/out-of-session", WebhookRoute.PROXY_OUT_OF_SESSION),
            Map.entry("taskrouter/event", WebhookRoute.TASKROUTER),
            Map.entry("taskrouter/assignment", WebhookRoute.TASKROUTER_ASSIGNMENT),
            Map.entry("event-streams/", WebhookRoute.EVENT_STREAMS),
            Map.entry("voice/", WebhookRoute.VOICE),
            Map.entry("voice/call-status", WebhookRoute.VOICE_STATUS),
            Map.entry("voice/conference-status", WebhookRoute.VOICE_STATUS),
            Map.entry("voice/recording-status", WebhookRoute.VOICE_RECORDING),
            Map.entry("frontline/crm", WebhookRoute.FRONTLINE_CRM),
            Map.entry("frontline/outgoing", WebhookRoute.FRONTLINE_OUTGOING),
            Map.entry("frontline/templates", WebhookRoute.FRONTLINE_TEMPLATES),
            Map.entry("frontline/routing", WebhookRoute.CONVERSATIONS),
            Map.entry("flex/interaction", WebhookRoute.FLEX),
            Map.entry("debugger/", WebhookRoute.DEBUGGER));

    private Samples() {}

    /**
     * One sample.
     *
     * @param name directory and file
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are sent, never compared.
    record Sample(String name, WebhookRoute route, byte[] body) {
        boolean isForm() {
            return name.endsWith(".form");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sample> all() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*\\.(form|json)"))
                    .map(file -> ROOT.relativize(file).toString())
                    .filter(name -> name.contains("/") && !name.startsWith("flex/token-"))
                    .sorted()
                    .map(Samples::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sample read(String name) {
        var route = ROUTES.entrySet().stream()
                .filter(candidate -> name.startsWith(candidate.getKey()))
                .max(Map.Entry.comparingByKey())
                .orElseThrow(() -> new IllegalStateException("no route for sample " + name))
                .getValue();
        try {
            return new Sample(name, route, Files.readAllBytes(ROOT.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
