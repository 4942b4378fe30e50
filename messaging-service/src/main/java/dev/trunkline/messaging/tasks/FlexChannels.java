package dev.trunkline.messaging.tasks;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Channels of older Flex projects: a chat channel together with its task. Blocks on the network. */
public interface FlexChannels {

    /** Twilio answers with the active channel of the flow and the customer where there is one. */
    TaskChannel create(New wanted);

    /** The channel of a chat user that we named. */
    Optional<TaskChannel> ofIdentity(String chatServiceSid, String identity);

    /** Removes a channel; one that is gone already is fine. */
    void remove(String sid);

    /** @param taskAttributes JSON; null where there is no task */
    record New(
            String flowSid,
            String identity,
            String customer,
            String customerName,
            @Nullable String taskAttributes) {}

    /** @param taskSid null where its flow makes no tasks */
    record TaskChannel(
            String sid,
            String identity,
            String accountSid,
            String flexFlowSid,
            String userSid,
            @Nullable String taskSid,
            String url,
            Instant createdAt) {}
}
