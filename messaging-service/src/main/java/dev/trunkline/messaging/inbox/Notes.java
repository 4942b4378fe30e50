package dev.trunkline.messaging.inbox;

import java.util.List;
import java.util.UUID;

/** The notes we keep. Every method runs in the caller's transaction and blocks on the database. */
public interface Notes {

    /** Oldest to newest, the newest so many. */
    List<Note> of(UUID conversationId, int limit);

    void insert(Note note);

    void deleteOf(UUID conversationId);
}
