package dev.trunkline.messaging.erasure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps erasures. Every method runs in the caller's transaction and blocks on the database. */
public interface ErasureStore {

    /** With the parts that are asked for. @return false where our own part of one of the same person is not done yet */
    boolean insert(Erasure erasure);

    Optional<Erasure> find(UUID id);

    /** The same, held until the transaction ends. */
    Optional<Erasure> lock(UUID id);

    /** The one of a person of which our own part is not done yet; whoever changes it locks it and looks again. */
    Optional<Erasure> open(String subject);

    void update(Erasure erasure);

    /** Keeps what a service told of its part. */
    void update(UUID id, Part part);

    /** Adds to what an erasure has erased. */
    void count(UUID id, String what, long amount);

    /** Newest first. */
    List<Erasure> newest(int limit);

    /** Those of one person, newest first. */
    List<Erasure> of(String subject, int limit);
}
