package dev.trunkline.contracts.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A sample request body of {@code webhooks/index.json}. */
@SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
public record Sample(String file, String family, String contentType, byte[] body) {

    public static final String ACCOUNT = "AC4c6d62d3bf1584e6bc1e606cd45ab7ba";
    public static final Instant RECEIVED_AT = Instant.parse("2026-11-21T14:05:10Z");

    /** All samples of the index. */
    public static Stream<Sample> all() {
        try {
            var index = new ObjectMapper().readTree(resource("index.json"));
            return StreamSupport.stream(index.path("samples").spliterator(), false)
                    .map(Sample::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample of(JsonNode entry) {
        var file = entry.path("file").asText();
        return new Sample(
                file, entry.path("family").asText(), entry.path("content_type").asText(), resource(file));
    }

    public static Sample of(String file) {
        return all().filter(sample -> sample.file.equals(file)).findFirst().orElseThrow();
    }

    /** Where Twilio would be told to send it. */
    public WebhookRoute route() {
        var name = file.substring(file.indexOf('/') + 1);
        return switch (family) {
            case "messaging", "whatsapp", "messenger" ->
                name.startsWith("status") ? WebhookRoute.MESSAGING_STATUS : WebhookRoute.MESSAGING;
            case "chat" -> WebhookRoute.CHAT;
            case "conversations" -> WebhookRoute.CONVERSATIONS;
            case "proxy" ->
                name.startsWith("intercept")
                        ? WebhookRoute.PROXY_INTERCEPT
                        : name.startsWith("out-of-session") ? WebhookRoute.PROXY_OUT_OF_SESSION : WebhookRoute.PROXY;
            case "taskrouter" ->
                name.startsWith("assignment") ? WebhookRoute.TASKROUTER_ASSIGNMENT : WebhookRoute.TASKROUTER;
            case "event-streams" -> WebhookRoute.EVENT_STREAMS;
            case "voice" ->
                name.startsWith("call-status")
                        ? WebhookRoute.VOICE_STATUS
                        : name.startsWith("recording") ? WebhookRoute.VOICE_RECORDING : WebhookRoute.VOICE;
            case "frontline" -> frontlineRoute(name);
            case "flex" -> WebhookRoute.FLEX;
            case "debugger" -> WebhookRoute.DEBUGGER;
            default -> throw new IllegalStateException(file + ": family " + family + " has no route");
        };
    }

    private static WebhookRoute frontlineRoute(String name) {
        return switch (name.substring(0, name.indexOf('-'))) {
            case "crm" -> WebhookRoute.FRONTLINE_CRM;
            case "outgoing" -> WebhookRoute.FRONTLINE_OUTGOING;
            case "templates" -> WebhookRoute.FRONTLINE_TEMPLATES;
            default -> WebhookRoute.CONVERSATIONS;
        };
    }

    public Parameters parameters() {
        return contentType.startsWith("application/json") ? Parameters.parse(new byte[0]) : Parameters.parse(body);
    }

    public List<Identified> identify() {
        return identify(route());
    }

    public List<Identified> identify(WebhookRoute route) {
        return EventIdentity.identify(route, ACCOUNT, contentType, body, parameters(), RECEIVED_AT, Map.of());
    }

    private static byte[] resource(String file) {
        try (var stream = Sample.class.getResourceAsStream("/webhooks/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("webhooks/" + file + ": not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
