package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks past the simulator: signed as Twilio's documentation says, sent by curl to the addresses that the Widget had. */
final class SignedWebhooks {

    private SignedWebhooks() {}

    static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Parameters of a message that came in; more may be added. */
    static Map<String, String> inbound(Sandbox sandbox, String from, String to, String text) {
        var sid = sid();
        var form = new TreeMap<String, String>();
        form.put("AccountSid", sandbox.value("FLEX_ACCOUNT_SID"));
        form.put("ApiVersion", "2010-04-01");
        form.put("Body", text);
        form.put("From", from);
        form.put("MessageSid", sid);
        form.put("NumMedia", "0");
        form.put("SmsMessageSid", sid);
        form.put("SmsSid", sid);
        form.put("SmsStatus", "received");
        form.put("To", to);
        return form;
    }

    static Curl.Answer post(Sandbox sandbox, Map<String, String> form, String authToken) {
        var url = sandbox.value("INGRESS_URL") + "/twilio-webhook";
        var signed = new StringBuilder(url);
        var arguments = new ArrayList<String>();
        new TreeMap<>(form).forEach((name, value) -> {
            signed.append(name).append(value);
            arguments.addAll(List.of("--data-urlencode", name + "=" + value));
        });
        return send(url, signature(signed.toString(), authToken), "", arguments);
    }

    /** @param batch of Event Streams, as JSON */
    static Curl.Answer stream(Sandbox sandbox, String batch) {
        try {
            var sha = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(batch.getBytes(StandardCharsets.UTF_8)));
            var url = sandbox.value("INGRESS_URL") + "/twilio-event-streams?bodySHA256=" + sha;
            return send(
                    url,
                    signature(url, sandbox.value("FLEX_AUTH_TOKEN")),
                    batch,
                    List.of("-H", "Content-Type: application/json", "--data-binary", "@-"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot hash", e);
        }
    }

    private static Curl.Answer send(String url, String signature, String input, List<String> arguments) {
        var command = new ArrayList<>(List.of("-H", "X-Twilio-Signature: " + signature));
        command.addAll(arguments);
        return Curl.send(url, input, command);
    }

    private static String signature(String signed, String authToken) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }
}
