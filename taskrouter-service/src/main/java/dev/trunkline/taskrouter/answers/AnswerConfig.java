package dev.trunkline.taskrouter.answers;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What becomes of offers without a worker's doing. */
@ConfigMapping(prefix = "trunkline.taskrouter")
public interface AnswerConfig {

    /**
     * Names of the accounts whose offers are accepted by themselves, or {@code account/channel} for those of one task channel
     * alone; calls never are.
     */
    Optional<List<String>> autoAccept();

    /** How long a worker has to answer an offer before it is given back; unset for ever. Calls are left alone. */
    Optional<Duration> answerTimeout();
}
