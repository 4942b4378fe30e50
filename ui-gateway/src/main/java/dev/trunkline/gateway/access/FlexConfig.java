package dev.trunkline.gateway.access;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Flex and others whose pages call us from another site. */
@ConfigMapping(prefix = "trunkline.gateway.flex")
public interface FlexConfig {

    /** Sites whose pages may send media and start outbound tasks, such as {@code https://flex.twilio.com}; none without it. */
    Optional<List<String>> origins();
}
