package dev.trunkline.simulator.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Page;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Content API, version 1. Bodies are JSON. */
public final class ContentApi {

    private static final String LIST = "/v1/Content";
    private static final String ITEM = "/v1/Content/{Sid}";
    private static final String HOST = "https://content.twilio.com";

    private final ContentStore store;

    public ContentApi(ContentStore store) {
        this.store = store;
    }

    public void mount(Routes routes) {
        routes.add("content", "POST", LIST, this::create)
                .add(
                        "content",
                        "GET",
                        LIST,
                        request ->
                                Page.of(request, store.of(request.accountSid())).current("contents", ContentApi::json))
                .add(
                        "content",
                        "GET",
                        "/v1/ContentAndApprovals",
                        request -> Page.of(request, store.of(request.accountSid()))
                                .current("contents", ContentApi::withApproval))
                .add("content", "GET", ITEM, request -> Reply.json(200, json(required(request))))
                .add("content", "DELETE", ITEM, this::delete)
                .add("content", "GET", ITEM + "/ApprovalRequests", this::approval)
                .add("content", "POST", ITEM + "/ApprovalRequests/whatsapp", this::requestApproval);
    }

    private Reply create(Request request) {
        var body = body(request);
        if (body.path("language").asText().isEmpty()) {
            throw TwilioException.missing("language");
        }
        if (!body.path("types").isObject() || body.path("types").isEmpty()) {
            throw TwilioException.missing("types");
        }
        var variables = new LinkedHashMap<String, String>();
        body.path("variables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        var now = Instant.now();
        var content = new Content(
                Sids.random("HX"),
                request.accountSid(),
                body.path("friendly_name").asText(),
                body.path("language").asText(),
                variables,
                body.path("types"),
                null,
                now,
                now);
        store.put(content);
        return Reply.json(201, json(content));
    }

    private Reply delete(Request request) {
        store.remove(required(request).sid());
        return Reply.empty(204);
    }

    private Reply approval(Request request) {
        var content = required(request);
        var json = JsonNodeFactory.instance.objectNode();
        json.put("sid", content.sid());
        json.put("account_sid", content.accountSid());
        json.set("whatsapp", approval(content));
        json.put("url", HOST + LIST + "/" + content.sid() + "/ApprovalRequests");
        return Reply.json(200, json);
    }

    private Reply requestApproval(Request request) {
        var content = required(request);
        var body = body(request);
        if (content.approval() != null) {
            throw new TwilioException(400, 20001, "Content " + content.sid() + " has been submitted already");
        }
        var asked = content.with(new Content.Approval(
                body.path("name").asText(content.friendlyName()),
                body.path("category").asText("UTILITY"),
                "received",
                ""));
        store.put(asked);
        return Reply.json(201, approval(asked));
    }

    private Content required(Request request) {
        return store.find(request.accountSid(), request.pathParameter("Sid"))
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    private static JsonNode body(Request request) {
        try {
            return Json.MAPPER.readTree(request.body());
        } catch (IOException e) {
            throw new TwilioException(400, 20001, "The body is no JSON");
        }
    }

    private static ObjectNode withApproval(Content content) {
        var json = base(content);
        json.set("approval_requests", approval(content));
        return json;
    }

    private static ObjectNode json(Content content) {
        var json = base(content);
        var url = HOST + LIST + "/" + content.sid();
        json.put("url", url);
        json.putObject("links")
                .put("approval_create", url + "/ApprovalRequests/whatsapp")
                .put("approval_fetch", url + "/ApprovalRequests");
        return json;
    }

    private static ObjectNode base(Content content) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("sid", content.sid());
        json.put("account_sid", content.accountSid());
        json.put("friendly_name", content.friendlyName());
        json.put("language", content.language());
        json.set("variables", Json.MAPPER.valueToTree(content.variables()));
        json.set("types", content.types());
        json.put("date_created", Dates.iso(content.created()));
        json.put("date_updated", Dates.iso(content.updated()));
        return json;
    }

    private static ObjectNode approval(Content content) {
        var asked = content.approval();
        var values = asked == null
                ? Map.of("status", "unsubmitted", "name", "", "category", "", "rejection_reason", "")
                : Map.of(
                        "status", asked.status(),
                        "name", asked.name(),
                        "category", asked.category(),
                        "rejection_reason", asked.rejectionReason());
        var json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::put);
        json.put("content_type", content.types().fieldNames().next());
        json.put("allow_category_change", false);
        return json;
    }
}
