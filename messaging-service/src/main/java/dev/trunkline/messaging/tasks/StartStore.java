package dev.trunkline.messaging.tasks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps starts. */
public interface StartStore {

    void insert(Start start);

    Optional<Start> find(UUID id);

    /** The same, held until the transaction ends. */
    Optional<Start> lock(UUID id);

    void update(Start start);

    /**
     * Newest first.
     *
     * @param customer whose alone; empty for everybody's
     */
    List<Start> newest(Optional<String> customer, int limit);
}
