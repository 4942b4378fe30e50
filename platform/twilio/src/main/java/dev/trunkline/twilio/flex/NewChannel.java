package dev.trunkline.twilio.flex;

import org.jspecify.annotations.Nullable;

/**
 * A chat channel with a customer.
 *
 * @param identity of the chat user that stands for the customer
 * @param number the customer's
 * @param name the customer's
 * @param uniqueName the channel's; null for none
 * @param longLived whether it outlives its task; null to have the flow say it
 * @param taskAttributes JSON; null where there is no task
 */
public record NewChannel(
        String flowSid,
        String identity,
        String number,
        String name,
        @Nullable String uniqueName,
        @Nullable Boolean longLived,
        @Nullable String taskAttributes) {}
