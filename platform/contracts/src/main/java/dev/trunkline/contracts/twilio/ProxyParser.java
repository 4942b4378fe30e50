package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.twilio.ProxyEvent.Interaction;
import dev.trunkline.contracts.twilio.ProxyEvent.Leg;
import dev.trunkline.contracts.twilio.ProxyEvent.Party;
import dev.trunkline.contracts.twilio.ProxyEvent.ProxyInteraction;
import dev.trunkline.contracts.twilio.ProxyEvent.ProxyIntercepted;
import dev.trunkline.contracts.twilio.ProxyEvent.ProxyOutOfSession;
import org.jspecify.annotations.Nullable;

/** Proxy callbacks. */
final class ProxyParser {

    private ProxyParser() {}

    static TwilioEvent parse(String name, Fields fields) {
        return switch (name) {
            case "interaction" ->
                new ProxyInteraction(
                        fields.received(), interaction(fields), leg("inbound", fields), leg("outbound", fields));
            case "intercept" -> new ProxyIntercepted(fields.received(), interaction(fields), leg("inbound", fields));
            case "out-of-session" -> outOfSession(fields);
            default -> TwilioEvents.unknownKind(fields.received());
        };
    }

    private static Interaction interaction(Fields fields) {
        return new Interaction(
                fields.require("interactionSid"),
                fields.require("interactionSessionSid"),
                fields.text("interactionServiceSid"),
                fields.orElse("Unknown", "interactionType"),
                fields.orElse("", "interactionData"));
    }

    private static Leg leg(String side, Fields fields) {
        return new Leg(
                fields.text(side + "ParticipantSid"),
                fields.text(side + "ResourceSid"),
                fields.text(side + "ResourceStatus"),
                fields.text(side + "ResourceType"),
                fields.text(side + "ResourceUrl"));
    }

    private static ProxyOutOfSession outOfSession(Fields fields) {
        return new ProxyOutOfSession(
                fields.received(),
                fields.text("CallSid"),
                fields.text("MessageSid", "SmsMessageSid"),
                fields.require("From"),
                fields.require("To"),
                fields.orElse("", "Body"),
                MessagingParser.media(fields),
                fields.text("sessionSid"),
                fields.text("sessionUniqueName"),
                fields.text("sessionStatus"),
                party("inbound", fields),
                party("outbound", fields));
    }

    private static @Nullable Party party(String side, Fields fields) {
        var sid = fields.text(side + "ParticipantSid");
        return sid == null
                ? null
                : new Party(
                        sid,
                        fields.text(side + "ParticipantIdentifier"),
                        fields.text(side + "ParticipantProxyIdentifier"),
                        fields.text(side + "ParticipantFriendlyName"));
    }
}
