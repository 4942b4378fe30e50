package dev.trunkline.simulator.messaging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.rest.Dates;

/** Messages and media as the 2010 API writes them. */
public final class MessageJson {

    private MessageJson() {}

    public static ObjectNode of(Message message) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("account_sid", message.accountSid());
        json.put("api_version", "2010-04-01");
        json.put("body", message.body());
        json.put("date_created", Dates.rfc2822(message.created()));
        json.put("date_sent", Dates.rfc2822(message.inbound() ? message.created() : message.sent()));
        json.put("date_updated", Dates.rfc2822(message.updated()));
        json.put("direction", message.inbound() ? "inbound" : "outbound-api");
        json.put("error_code", message.errorCode());
        json.put("error_message", message.errorMessage());
        json.put("from", message.from().isEmpty() ? null : message.from());
        json.put("messaging_service_sid", message.messagingServiceSid());
        json.put("num_media", Integer.toString(message.mediaCount()));
        json.put("num_segments", Integer.toString(message.segments()));
        json.putNull("price");
        json.put("price_unit", "USD");
        json.put("sid", message.sid());
        json.put("status", message.status().wire());
        json.putObject("subresource_uris").put("media", message.uri() + "/Media.json");
        json.put("to", message.to());
        json.put("uri", message.uri() + ".json");
        return json;
    }

    static ObjectNode of(Media media) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("account_sid", media.accountSid());
        json.put("content_type", media.contentType());
        json.put("date_created", Dates.rfc2822(media.created()));
        json.put("date_updated", Dates.rfc2822(media.created()));
        json.put("parent_sid", media.messageSid());
        json.put("sid", media.sid());
        json.put("uri", media.path() + ".json");
        return json;
    }
}
