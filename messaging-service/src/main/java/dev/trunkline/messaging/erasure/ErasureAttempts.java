package dev.trunkline.messaging.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Counts who was asked how often. Every method runs in the caller's transaction and blocks on the database. */
public interface ErasureAttempts {

    /** Of our own part. @return which attempt it is; the request is the first */
    int own(UUID id, Instant at);

    /** Of another service's. @return which attempt it is, from 1 */
    int of(UUID id, String service, Instant at);

    /** Of erasures whose subject is kept, oldest first: those where somebody is due. */
    List<UUID> due(Overdue overdue, int limit);

    boolean ownDue(UUID id, Overdue overdue);

    List<String> servicesDue(UUID id, Overdue overdue);

    /**
     * Who was asked before this is due.
     *
     * @param unanswered where nothing was told, or the entry gave up and nothing waits behind it yet
     * @param inUse where something was left
     */
    record Overdue(Instant unanswered, Instant inUse) {}
}
