package dev.trunkline.messaging.canned;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The canned replies. Every method runs in the caller's transaction and blocks on the database. */
public interface CannedReplies {

    /** By title. */
    List<CannedReply> all();

    Optional<CannedReply> lock(UUID id);

    void insert(CannedReply reply);

    void update(CannedReply reply);

    void delete(UUID id);
}
