package dev.trunkline.messaging.autoreply;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rules. Every method runs in the caller's transaction and blocks on the database. */
public interface AutoReplies {

    /** By position. */
    List<AutoReply> all();

    Optional<AutoReply> lock(UUID id);

    void insert(AutoReply rule);

    void update(AutoReply rule);

    void delete(UUID id);
}
