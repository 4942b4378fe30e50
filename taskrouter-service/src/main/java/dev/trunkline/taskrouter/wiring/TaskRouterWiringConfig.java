package dev.trunkline.taskrouter.wiring;

import dev.trunkline.wiring.WiringSettings;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the service looks after at Twilio. */
@ConfigMapping(prefix = "trunkline.taskrouter.wiring")
public interface TaskRouterWiringConfig extends WiringSettings {

    /** The ingress' public address, the same as the bridge's; nothing is looked after without. */
    Optional<String> publicUrl();
}
