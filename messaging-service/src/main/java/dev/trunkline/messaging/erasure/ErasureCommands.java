package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.inbox.Cause;

/** Asks another service for its part, in the transaction at hand. */
@FunctionalInterface
public interface ErasureCommands {

    /** @param attempt from 1 */
    void ask(Erasure erasure, KeptSubject subject, String service, int attempt, Cause cause);
}
