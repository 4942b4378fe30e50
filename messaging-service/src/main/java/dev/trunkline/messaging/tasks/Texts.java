package dev.trunkline.messaging.tasks;

import java.time.Instant;
import java.util.Optional;

/** Plain messages. Blocks on the network. */
public interface Texts {

    /** @return its sid */
    String send(String from, String to, String body);

    /** One like it that was created since: what an attempt without an answer may have made. */
    Optional<String> alike(String from, String to, String body, Instant since);
}
