package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.event.TraceContext;

/** Twilio's own record of messages. Blocks on the network. */
public interface MessageArchive {
    SentMessage fetch(String sid, TraceContext trace) throws Exception;
}
