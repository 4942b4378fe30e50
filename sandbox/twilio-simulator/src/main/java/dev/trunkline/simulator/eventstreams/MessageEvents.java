package dev.trunkline.simulator.eventstreams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.messaging.Address;
import dev.trunkline.simulator.messaging.Message;
import dev.trunkline.simulator.messaging.MessageStatus;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Sids;
import java.time.Instant;
import java.util.Optional;

/** Messages as CloudEvents. Source: Twilio, "Event types", Messaging. */
final class MessageEvents {

    private static final String SCHEMAS = "https://events-schemas.twilio.com/";

    private MessageEvents() {}

    static ObjectNode received(Message message) {
        var type = "com.twilio.messaging.inbound-message.received";
        var event = envelope(message, type, "Messaging.InboundMessageV1/8");
        var data = event.putObject("data");
        data.put("numMedia", message.mediaCount());
        data.put("timestamp", Dates.milliseconds(message.created()));
        data.putArray("recipients");
        data.put("accountSid", message.accountSid());
        data.put("to", message.to());
        data.put("numSegments", message.segments());
        data.put("messageSid", message.sid());
        data.put("eventName", type);
        data.put("body", message.body());
        data.put("from", message.from());
        if (Address.isPhone(message.from()) && message.from().startsWith("+1")) {
            data.put("fromCity", "OAKLAND")
                    .put("fromState", "CA")
                    .put("fromZip", "94612")
                    .put("fromCountry", "US");
            data.put("toCity", "SAN FRANCISCO")
                    .put("toState", "CA")
                    .put("toZip", "94105")
                    .put("toCountry", "US");
        }
        return event;
    }

    /** Empty for the statuses that Event Streams does not report. */
    static Optional<ObjectNode> changed(Message message) {
        return switch (message.status()) {
            case SENT, DELIVERED, UNDELIVERED, FAILED, READ -> Optional.of(status(message));
            case ACCEPTED, SCHEDULED, QUEUED, SENDING, CANCELED, RECEIVED -> Optional.empty();
        };
    }

    private static ObjectNode status(Message message) {
        var type = "com.twilio.messaging.message." + message.status().wire();
        var event = envelope(message, type, "Messaging.MessageStatus/7");
        var data = event.putObject("data");
        data.put("accountSid", message.accountSid());
        data.put("eventName", type);
        data.put("timestamp", Dates.milliseconds(message.updated()));
        data.put("messageSid", message.sid());
        data.put("messageStatus", message.status().name());
        data.put("from", message.from());
        data.put("to", message.to());
        data.put("numberOfSegments", message.segments());
        data.putObject("tags");
        if (message.errorCode() != null) {
            data.put("errorCode", message.errorCode());
        }
        if (message.status() == MessageStatus.DELIVERED || message.status() == MessageStatus.UNDELIVERED) {
            data.put("rawDlrDoneDate", Dates.carrier(message.updated()));
        }
        return event;
    }

    static ObjectNode test(Resource sink, String testId) {
        var event = envelope(
                "com.twilio.eventstreams.test-event",
                sink.sid(),
                sink.accountSid(),
                "EventStreams.TestSink/1.json",
                Instant.now());
        event.putObject("data").put("test_id", testId);
        return event;
    }

    private static ObjectNode envelope(Message message, String type, String schema) {
        return envelope(
                type,
                message.uri() + ".json",
                Sids.of("EZ", message.sid() + " " + message.status()),
                schema,
                message.updated());
    }

    private static ObjectNode envelope(String type, String source, String id, String schema, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("type", type)
                .put("source", source)
                .put("id", id)
                .put("dataschema", SCHEMAS + schema)
                .put("datacontenttype", "application/json")
                .put("time", Dates.milliseconds(at));
    }
}
