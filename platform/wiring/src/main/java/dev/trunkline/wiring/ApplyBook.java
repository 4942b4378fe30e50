package dev.trunkline.wiring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what was changed, and who wished it. Every method runs in the caller's transaction and blocks on the database. */
public interface ApplyBook {

    void insert(Apply apply);

    Optional<Apply> find(UUID id);

    /** Newest first. */
    List<Apply> newest(int limit);

    void late(UUID id, String reason);

    void finish(UUID id, Apply.State state, @Nullable String reason, List<Apply.Change> changes, Instant at);
}
