package dev.trunkline.bridge.wiring;

import dev.trunkline.wiring.WiringSettings;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the service looks after at Twilio. */
@ConfigMapping(prefix = "trunkline.bridge.wiring")
public interface BridgeWiringConfig extends WiringSettings {

    /** The ingress' public address; needed as soon as there is a pair. */
    Optional<String> publicUrl();
}
