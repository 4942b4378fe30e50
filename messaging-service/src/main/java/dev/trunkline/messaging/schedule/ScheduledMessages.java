package dev.trunkline.messaging.schedule;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The scheduled messages. Every method runs in the caller's transaction and blocks on the database. */
public interface ScheduledMessages {

    Optional<ScheduledMessage> lock(UUID id);

    /** Those that wait or were refused, the next one first. */
    List<ScheduledMessage> of(UUID conversationId);

    void insert(ScheduledMessage message);

    void update(ScheduledMessage message);
}
