package dev.trunkline.messaging.erasure;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps whom unfinished erasures are about. Every method runs in the caller's transaction and blocks on the database. */
public interface ErasureSubjects {

    /** Adds to what is kept; what was found and is no longer, as all are asked with it, moves. */
    void keep(UUID id, KeptSubject subject);

    Optional<KeptSubject> find(UUID id);

    /** What erasures that are not finished know of whoever has one of some addresses; what was found is among the lanes. */
    KeptSubject of(Set<String> addresses);

    void remove(UUID id);
}
