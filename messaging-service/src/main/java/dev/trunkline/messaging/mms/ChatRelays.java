package dev.trunkline.messaging.mms;

import java.time.Instant;

/** Which chat messages have their pictures: Proxy tells of one interaction several times. Runs in the caller's transaction. */
public interface ChatRelays {

    boolean contains(String chatMessageSid);

    void add(Relayed relayed);

    /** @param chatMessageSid {@code IM…} */
    record Relayed(
            String chatMessageSid, String messageSid, String conversationSid, int mediaCount, Instant relayedAt) {}
}
