package dev.trunkline.ingress.door;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who answers webhooks that wait for an answer; without an owner they get one that asks for nothing. */
@ConfigMapping(prefix = "trunkline.ingress.answers")
public interface AnswersConfig {

    /** The address of bridge-service, such as {@code http://bridge:8084}. */
    Optional<URI> frontline();

    /** How long an owner may take. Twilio waits for 5 seconds. */
    @WithDefault("4s")
    Duration deadline();
}
