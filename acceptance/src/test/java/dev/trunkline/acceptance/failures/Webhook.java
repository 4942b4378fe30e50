package dev.trunkline.acceptance.failures;

import dev.trunkline.contracts.webhook.EventIdentity;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.launcher.SandboxSettings;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.RequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A webhook as Twilio would send it.
 *
 * @param id of the event that it is, as the ingress computes it
 * @param says what it is about
 * @param sid of the message it is about
 * @param messageId our id of that message; empty for a customer's
 */
record Webhook(String id, Says says, String sid, String messageId, HttpRequest request) {

    enum Says {
        MESSAGE,
        STATUS,
        DELIVERED
    }

    private static final RequestSignatures SIGNATURES = new HmacRequestSignatures();
    private static final String FORM = "application/x-www-form-urlencoded";

    /** How long Twilio waits for an answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Signed with {@code token}. */
    static Webhook of(
            Says says, String url, String sid, String messageId, Map<String, String> parameters, String token) {
        var route = says == Says.MESSAGE ? WebhookRoute.MESSAGING : WebhookRoute.MESSAGING_STATUS;
        var body = parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
        var signature = SIGNATURES.sign(new SignedRequest("POST", url, FORM, body), token);
        var id = EventIdentity.identify(
                        route, SandboxSettings.FLEX_SID, FORM, body, Parameters.parse(body), Instant.EPOCH, Map.of())
                .getFirst()
                .event()
                .id();
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Content-Type", FORM)
                .header("X-Twilio-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return new Webhook(id, says, sid, messageId, request);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
