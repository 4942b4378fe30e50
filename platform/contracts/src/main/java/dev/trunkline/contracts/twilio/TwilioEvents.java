package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.contracts.webhook.Parameters;

/** Turns records of the webhook topics into types. */
public final class TwilioEvents {

    private static final String CLASSIC = "twilio.";
    private static final String STREAM = "com.twilio.";

    private TwilioEvents() {}

    /** Never throws: what no type fits becomes an {@link UnroutedEvent} that says why. */
    public static TwilioEvent parse(CloudEvent event) {
        Parameters raw;
        try {
            raw = event.type().startsWith(STREAM)
                    ? Parameters.ofEvent(event.data())
                    : Parameters.ofWebhook(event.dataContentType(), event.data());
        } catch (RuntimeException e) {
            return new UnroutedEvent(received(event, Parameters.none()), reason(event, e));
        }
        var received = received(event, raw);
        try {
            return parse(received);
        } catch (RuntimeException e) {
            return new UnroutedEvent(received, reason(event, e));
        }
    }

    private static TwilioEvent parse(Received received) {
        var type = received.type();
        var stream = type.startsWith(STREAM);
        if (!stream && !type.startsWith(CLASSIC)) {
            return unknownKind(received);
        }
        var rest = type.substring(stream ? STREAM.length() : CLASSIC.length());
        int dot = rest.indexOf('.');
        if (dot < 0) {
            return unknownKind(received);
        }
        var product = rest.substring(0, dot);
        var name = rest.substring(dot + 1);
        var fields = new Fields(received);
        return switch (product) {
            case "messaging" -> messaging(name, fields);
            case "chat" -> ChatParser.parse(name, fields);
            case "conversations" ->
                ConversationsParser.parse(stream ? ConversationsParser.classicName(name) : name, fields);
            case "proxy" -> ProxyParser.parse(name, fields);
            case "taskrouter" -> TaskRouterParser.parse(name, fields);
            case "voice" -> VoiceParser.parse(name, fields);
            case "frontline" -> FrontlineParser.parse(fields);
            case "flex" -> FlexParser.parse(name, fields);
            case "debugger", "error-logs" -> errorLogged(fields);
            case "eventstreams" -> new SinkTested(received, fields.require("TestId"));
            default -> unknownKind(received);
        };
    }

    private static TwilioEvent messaging(String name, Fields fields) {
        return switch (name) {
            case "inbound", "inbound-message.received" -> MessagingParser.inbound(fields);
            case "status" -> MessagingParser.status(fields);
            default -> name.startsWith("message.") ? MessagingParser.status(fields) : unknownKind(fields.received());
        };
    }

    private static ErrorLogged errorLogged(Fields fields) {
        var payload = fields.json("Payload");
        var code = fields.number("ErrorCode");
        var resource = fields.text("ResourceSid");
        return new ErrorLogged(
                fields.received(),
                fields.orElse(fields.received().eventId(), "Sid"),
                fields.require("Level"),
                code == null && payload.hasNonNull("error_code")
                        ? Integer.valueOf(payload.path("error_code").asInt())
                        : code,
                resource == null && payload.hasNonNull("resource_sid")
                        ? payload.path("resource_sid").asText()
                        : resource,
                fields.orElse("{}", "Payload"));
    }

    static UnroutedEvent unknownKind(Received received) {
        return new UnroutedEvent(
                received, "type " + received.type() + ": unknown (expected: a kind that this version knows)");
    }

    private static Received received(CloudEvent event, Parameters raw) {
        var account = raw.get("AccountSid")
                .or(() -> raw.get("interactionAccountSid"))
                .or(() -> event.extension(Extension.ACCOUNT))
                .orElse("");
        return new Received(event.id(), event.type(), account, event.time(), raw);
    }

    private static String reason(CloudEvent event, RuntimeException e) {
        return "type " + event.type() + ": " + e.getMessage();
    }
}
