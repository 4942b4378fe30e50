package dev.trunkline.twilio.flex;

import org.jspecify.annotations.Nullable;

/**
 * What an interaction consists of.
 *
 * @param sid {@code KD…}
 * @param channelSid {@code UO…}; null where Twilio names none
 * @param taskSid {@code WT…}
 * @param conversationSid {@code CH…}
 * @param url null where Twilio names none
 */
public record MadeInteraction(
        String sid,
        @Nullable String channelSid,
        String taskSid,
        String conversationSid,
        @Nullable String url) {}
