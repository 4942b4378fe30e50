package dev.trunkline.messaging.erasure;

import java.time.Instant;

/** Marks that keep things from happening again. Every method runs in the caller's transaction and blocks on the database. */
public interface KeptMarks {

    /** Of deleted messages. @return how many */
    long removeDeletedBefore(Instant time);

    /** Of relayed chat messages. @return how many */
    long removeRelayedBefore(Instant time);
}
