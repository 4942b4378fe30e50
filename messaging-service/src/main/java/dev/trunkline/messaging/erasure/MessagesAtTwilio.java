package dev.trunkline.messaging.erasure;

import dev.trunkline.contracts.event.TraceContext;

/** A person's messages at Twilio. */
@FunctionalInterface
public interface MessagesAtTwilio {

    /** Deletes a message with its media. Blocks on Twilio. @return false where it was not there */
    boolean delete(String sid, TraceContext trace) throws Exception;
}
