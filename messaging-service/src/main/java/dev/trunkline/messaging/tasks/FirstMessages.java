package dev.trunkline.messaging.tasks;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said to a customer at once, in a chat channel or a conversation. Blocks on the network. */
public interface FirstMessages {

    /** Twilio sends its webhooks for it, so that it reaches the customer. */
    Said say(String startId, ChatPlace place, String body);

    /** The one that bears our id. */
    Optional<Said> marked(String startId, ChatPlace place);

    record Said(
            String sid,
            @Nullable Integer index,
            String author,
            @Nullable Instant createdAt) {}
}
