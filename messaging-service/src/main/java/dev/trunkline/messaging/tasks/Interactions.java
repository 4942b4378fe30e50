package dev.trunkline.messaging.tasks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interactions of Flex Conversations: a conversation, its participants, its task and the routing. Blocks on the network. */
public interface Interactions {

    Started create(New wanted);

    /** The one whose task bears our id. */
    Optional<Started> marked(String startId);

    /** The one that a customer has with a number of ours at present. */
    Optional<Started> active(String fromNumber, String customer);

    /** Ends an interaction, its conversation included. */
    void close(Started interaction);

    /** @param workerSid who gets the task; null for whomever the workflow chooses */
    record New(
            String startId,
            String fromNumber,
            String customer,
            String attributes,
            @Nullable String workerSid) {}

    /**
     * What Twilio made.
     *
     * @param found whether it was there before
     */
    record Started(
            String sid,
            @Nullable String channelSid,
            String taskSid,
            String conversationSid,
            @Nullable String url,
            boolean found) {}
}
