package dev.trunkline.messaging.reconciliation;

import dev.trunkline.contracts.event.TraceContext;

/** The intake for what no webhook told. Blocks on the database. */
public interface MissedMessages {

    /**
     * Appends a message to the lane of its conversation.
     *
     * @param eventId derived from Twilio's SID, so that a repetition is known
     * @return false where this event is known already
     */
    boolean append(String eventId, MissedMessage message, TraceContext trace);
}
