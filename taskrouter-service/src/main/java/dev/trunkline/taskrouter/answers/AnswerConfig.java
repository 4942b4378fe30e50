package dev.trunkline.taskrouter.answers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What becomes of offers without a worker's doing. */
@ConfigMapping(prefix = "trunkline.taskrouter")
public interface AnswerConfig {

    /** Whether the leading account's offers are accepted by themselves; calls never are. */
    @WithDefault("false")
    boolean autoAccept();

    /** How long a worker of the leading account has to answer an offer, before it is given back; unset for ever. */
    Optional<Duration> answerTimeout();
}
