package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.inbox.Cause;
import java.util.Set;

/** Asks the other services for their parts, in the transaction at hand. */
@FunctionalInterface
public interface ErasureCommands {

    /** @param lanes SIDs of what is the person's though no address is in it */
    void ask(Erasure erasure, Person person, Set<String> lanes, Cause cause);
}
