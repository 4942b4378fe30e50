package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.twilio.FlexEvent.*;

/** Flex Interactions webhooks. */
final class FlexParser {

    private FlexParser() {}

    static TwilioEvent parse(String name, Fields fields) {
        var received = fields.received();
        return switch (name) {
            case "onInteractionCreated" -> new FlexInteractionCreated(received, interaction(fields));
            case "onChannelCreated" ->
                new FlexChannelCreated(received, interaction(fields), fields.require("ChannelSid"));
            case "onChannelCreateFailed" ->
                new FlexChannelCreateFailed(
                        received,
                        interaction(fields),
                        fields.text("ChannelSid"),
                        fields.number("ErrorCode"),
                        fields.text("ErrorMessage"));
            case "onChannelStatusUpdated" ->
                new FlexChannelStatusUpdated(
                        received, interaction(fields), fields.require("ChannelSid"), fields.require("ChannelStatus"));
            case "onParticipantJoined" ->
                new FlexParticipantJoined(
                        received, interaction(fields), fields.text("ChannelSid"), participant(fields));
            case "onParticipantLeft" ->
                new FlexParticipantLeft(received, interaction(fields), fields.text("ChannelSid"), participant(fields));
            case "onParticipantUpdated" ->
                new FlexParticipantUpdated(
                        received, interaction(fields), fields.text("ChannelSid"), participant(fields));
            default -> TwilioEvents.unknownKind(received);
        };
    }

    private static Interaction interaction(Fields fields) {
        return new Interaction(
                fields.require("InteractionSid"),
                fields.text("InstanceSid"),
                fields.text("MediaChannelSid"),
                fields.text("MediaChannelType"));
    }

    private static Participant participant(Fields fields) {
        return new Participant(
                fields.require("ParticipantSid"), fields.text("ParticipantType"), fields.text("TaskSid"));
    }
}
