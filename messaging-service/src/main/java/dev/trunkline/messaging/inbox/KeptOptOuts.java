package dev.trunkline.messaging.inbox;

import java.time.Instant;

/** Opt-outs of people whose data were erased. Every method runs in the caller's transaction and blocks on the database. */
public interface KeptOptOuts {

    void keep(String ourAddress, String theirAddress, Instant at);

    /** Whether one was kept; it is no longer kept then, as a conversation has it again. */
    boolean take(String ourAddress, String theirAddress);
}
