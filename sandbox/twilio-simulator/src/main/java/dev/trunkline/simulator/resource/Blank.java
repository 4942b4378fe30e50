package dev.trunkline.simulator.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.rest.Dates;
import java.time.Instant;
import java.util.Map;

/** Resources with nothing in them but what Twilio itself fills in: sids, dates, addresses. */
final class Blank {

    private final Catalogue catalogue;

    Blank(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    ObjectNode of(ResourceType type, String accountSid, Map<String, String> parents, String sid) {
        var json = JsonNodeFactory.instance.objectNode();
        type.fields().keySet().forEach(json::putNull);
        var now = Dates.iso(Instant.now());
        put(type, json, "sid", sid);
        put(type, json, "account_sid", accountSid);
        put(type, json, "date_created", now);
        put(type, json, "date_updated", now);
        parents.forEach((parameter, value) -> put(type, json, Values.snake(parameter), value));
        return json;
    }

    /** Url and links, once the sid is settled. */
    void address(ObjectNode json, ResourceType type, Map<String, String> parents, String sid) {
        var url = "https://" + type.product() + ".twilio.com" + path(type, parents, sid);
        put(type, json, "url", url);
        if (type.hasField("links")) {
            var links = json.putObject("links");
            catalogue.below(type).forEach(child -> {
                var literal = child.path().substring(child.path().lastIndexOf('/') + 1);
                links.put(Values.snake(literal), url + "/" + literal);
            });
        }
    }

    private static String path(ResourceType type, Map<String, String> parents, String sid) {
        var path = type.item().orElse(type.path());
        for (var parent : parents.entrySet()) {
            path = path.replace("{" + parent.getKey() + "}", parent.getValue());
        }
        return path.replaceAll("\\{\\w+}$", sid);
    }

    private static void put(ResourceType type, ObjectNode json, String field, String value) {
        if (type.hasField(field)) {
            json.put(field, value);
        }
    }
}
