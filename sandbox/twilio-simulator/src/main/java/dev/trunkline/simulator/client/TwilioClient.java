package dev.trunkline.simulator.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.contracts.webhook.MalformedFormException;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.simulator.echo.RestEchoes;
import dev.trunkline.simulator.messaging.MediaContent;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The operations that REST has, done by somebody in an app or by Twilio itself: it always tells of them, and says who it was. */
public final class TwilioClient {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Routes rest;

    public TwilioClient(Routes rest) {
        this.rest = rest;
    }

    /** @throws IllegalArgumentException where Twilio refuses it */
    public JsonNode get(Person person, String product, String path, String query) {
        return call(person, product, "GET", path, query, FORM, new byte[0]);
    }

    /** @throws IllegalArgumentException where Twilio refuses it */
    public JsonNode post(Person person, String product, String path, Map<String, String> form) {
        var encoded = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return call(person, product, "POST", path, "", FORM, encoded.getBytes(StandardCharsets.UTF_8));
    }

    public void delete(Person person, String product, String path) {
        var unused = call(person, product, "DELETE", path, "", FORM, new byte[0]);
    }

    /** Puts a file where messages can name it. @return its sid */
    public String upload(Person person, String chatService, MediaContent file) {
        var query = "Filename=" + encode(file.fileName());
        var path = "/v1/Services/" + chatService + "/Media";
        return call(person, "mcs", "POST", path, query, file.contentType(), file.bytes())
                .path("sid")
                .asText();
    }

    private JsonNode call(
            Person person, String product, String method, String path, String query, String type, byte[] body) {
        var bound = rest.find(product, method, path)
                .orElseThrow(() -> new IllegalStateException(product + path + ": no such operation"));
        var request = new Request(
                product,
                method,
                path,
                query,
                Map.of(
                        "content-type",
                        type,
                        "x-twilio-webhook-enabled",
                        "true",
                        RestEchoes.APP_IDENTITY,
                        person.identity()),
                parse(query.getBytes(StandardCharsets.UTF_8)),
                parse(type.equals(FORM) ? body : new byte[0]),
                body,
                List.of(),
                person.accountSid(),
                bound.pathParameters());
        try {
            var answer = bound.endpoint().handle(request).body();
            return Json.MAPPER.readTree(answer);
        } catch (TwilioException refusal) {
            throw new IllegalArgumentException(refusal.getMessage(), refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> headers(Person person, String type) {
        var told = Map.of("content-type", type, "x-twilio-webhook-enabled", "true");
        if (person.identity().isEmpty()) {
            return told;
        }
        var headers = new HashMap<>(told);
        headers.put(RestEchoes.APP_IDENTITY, person.identity());
        return headers;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Parameters parse(byte[] encoded) {
        try {
            return Parameters.parse(encoded);
        } catch (MalformedFormException e) {
            throw new IllegalStateException(e);
        }
    }
}
