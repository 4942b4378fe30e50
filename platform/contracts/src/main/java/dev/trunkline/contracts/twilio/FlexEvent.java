package dev.trunkline.contracts.twilio;

import org.jspecify.annotations.Nullable;

/** Flex Interactions. */
public sealed interface FlexEvent extends TwilioEvent {

    Interaction interaction();

    record FlexInteractionCreated(Received received, Interaction interaction) implements FlexEvent {}

    record FlexChannelCreated(Received received, Interaction interaction, String channelSid) implements FlexEvent {}

    record FlexChannelCreateFailed(
            Received received,
            Interaction interaction,
            @Nullable String channelSid,
            @Nullable Integer errorCode,
            @Nullable String errorMessage)
            implements FlexEvent {}

    record FlexChannelStatusUpdated(Received received, Interaction interaction, String channelSid, String status)
            implements FlexEvent {}

    record FlexParticipantJoined(
            Received received,
            Interaction interaction,
            @Nullable String channelSid,
            Participant participant) implements FlexEvent {}

    record FlexParticipantLeft(
            Received received,
            Interaction interaction,
            @Nullable String channelSid,
            Participant participant) implements FlexEvent {}

    record FlexParticipantUpdated(
            Received received,
            Interaction interaction,
            @Nullable String channelSid,
            Participant participant) implements FlexEvent {}

    /**
     * @param sid {@code KD...}
     * @param instanceSid {@code GO...}
     * @param mediaChannelSid the conversation, {@code CH...}
     * @param mediaChannelType {@code sms}, {@code whatsapp}, ...
     */
    record Interaction(
            String sid,
            @Nullable String instanceSid,
            @Nullable String mediaChannelSid,
            @Nullable String mediaChannelType) {}

    /**
     * @param sid {@code UT...}
     * @param type {@code agent}, {@code customer}, ...
     */
    record Participant(
            String sid, @Nullable String type, @Nullable String taskSid) {}
}
