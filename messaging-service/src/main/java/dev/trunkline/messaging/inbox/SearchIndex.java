package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds ids by text, newest first. Every method runs in the caller's transaction and blocks on the database. */
public interface SearchIndex {

    /** Messages that have all words of a text, each of which may be the beginning of one. */
    List<UUID> messages(String text, int limit, @Nullable Found after);

    /** Conversations whose customer has the text in the name or in an address. */
    List<UUID> conversations(String text, int limit, @Nullable Found after);

    /** Where something stands in the order of what was found: by time, then by id. */
    record Found(Instant at, UUID id) {}
}
