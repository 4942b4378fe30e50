package dev.trunkline.wiring;

import dev.trunkline.twilio.wiring.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what was found and what was changed. Every method runs in the caller's transaction and blocks on the database. */
public interface WiringBook {

    /** Of all wires that ever were, in no order. */
    List<Setting> settings();

    /** What others had set; empty where they had set nothing. */
    Optional<String> previous(String wire, String property);

    void found(Finding finding, Instant at);

    void keepPrevious(String wire, String property, String previous, Instant at);

    void insert(Apply apply);

    Optional<Apply> find(UUID id);

    /** Newest first. */
    List<Apply> newest(int limit);

    void late(UUID id, String reason);

    void finish(UUID id, Apply.State state, @Nullable String reason, List<Apply.Change> changes, Instant at);
}
