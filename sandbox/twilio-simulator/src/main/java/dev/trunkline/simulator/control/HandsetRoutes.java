package dev.trunkline.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.simulator.handset.Handset;
import dev.trunkline.simulator.messaging.MediaContent;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The handset over HTTP: what the page and the demo use. */
final class HandsetRoutes {

    private final Handset handset;

    HandsetRoutes(Handset handset) {
        this.handset = handset;
    }

    void mount(Routes routes) {
        routes.add(ControlApi.CONTROL, "GET", "/handset/messages", this::messages)
                .add(ControlApi.CONTROL, "POST", "/handset/messages", this::send)
                .add(ControlApi.CONTROL, "POST", "/handset/read", this::read)
                .add(ControlApi.CONTROL, "POST", "/handset/unreachable", this::unreachable)
                .add(
                        ControlApi.CONTROL,
                        "GET",
                        "/handset/customers",
                        request -> ControlApi.json(200, Map.of("customers", handset.customers())));
    }

    private Reply messages(Request request) {
        var customer = request.query()
                .get("customer")
                .orElseThrow(() -> new IllegalArgumentException("customer: missing (expected: an address)"));
        return ControlApi.json(200, Map.of("messages", handset.messages(customer)));
    }

    private Reply send(Request request) {
        var sid = request.header("content-type").orElse("").startsWith("multipart/form-data")
                ? sendForm(request.form(), request.uploads())
                : sendJson(ControlApi.body(request));
        return ControlApi.json(201, Map.of("sid", sid));
    }

    private String sendForm(Parameters form, List<Request.Upload> uploads) {
        var files = new ArrayList<MediaContent>();
        if (form.get("sample").map(Boolean::parseBoolean).orElse(false)) {
            files.add(Handset.samplePicture());
        }
        uploads.stream()
                .filter(upload -> upload.bytes().length > 0)
                .forEach(
                        upload -> files.add(new MediaContent(upload.contentType(), upload.fileName(), upload.bytes())));
        return handset.send(
                required(form.get("from").orElse(""), "from"),
                required(form.get("to").orElse(""), "to"),
                form.get("body").orElse(""),
                files,
                Map.of());
    }

    private String sendJson(JsonNode json) {
        var extras = new LinkedHashMap<String, String>();
        json.path("parameters")
                .properties()
                .forEach(entry -> extras.put(entry.getKey(), entry.getValue().asText()));
        return handset.send(
                required(json.path("from").asText(), "from"),
                required(json.path("to").asText(), "to"),
                json.path("body").asText(),
                json.path("media").valueStream().map(HandsetRoutes::media).toList(),
                extras);
    }

    /** {@code "sample"}, or {@code {"contentType":…,"fileName":…,"base64":…}}. */
    private static MediaContent media(JsonNode json) {
        if (json.isTextual() && json.asText().equals("sample")) {
            return Handset.samplePicture();
        }
        return new MediaContent(
                required(json.path("contentType").asText(), "media.contentType"),
                json.path("fileName").asText("file"),
                Base64.getDecoder().decode(required(json.path("base64").asText(), "media.base64")));
    }

    private Reply read(Request request) {
        handset.read(required(ControlApi.body(request).path("customer").asText(), "customer"));
        return Reply.empty(204);
    }

    private Reply unreachable(Request request) {
        var json = ControlApi.body(request);
        handset.unreachable(
                required(json.path("customer").asText(), "customer"),
                json.path("errorCode").asInt(30003));
        return Reply.empty(204);
    }

    private static String required(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + ": missing");
        }
        return value;
    }
}
