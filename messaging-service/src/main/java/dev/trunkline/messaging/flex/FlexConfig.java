package dev.trunkline.messaging.flex;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The Flex project of the inbox's account. */
@ConfigMapping(prefix = "trunkline.messaging.flex")
public interface FlexConfig {

    /** {@code WS…}: the TaskRouter workspace where agents have their tasks; without it, the one that Flex made and named. */
    Optional<String> workspaceSid();
}
