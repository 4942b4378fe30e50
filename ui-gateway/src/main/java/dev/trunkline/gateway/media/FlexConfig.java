package dev.trunkline.gateway.media;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Flex, whose plugins call us from another site. */
@ConfigMapping(prefix = "trunkline.gateway.flex")
public interface FlexConfig {

    /** Sites whose pages may send media, such as {@code https://flex.twilio.com}; none without it. */
    Optional<List<String>> origins();
}
