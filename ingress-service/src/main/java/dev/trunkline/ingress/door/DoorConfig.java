package dev.trunkline.ingress.door;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;

/** Settings of the door. */
@ConfigMapping(prefix = "trunkline.ingress")
public interface DoorConfig {

    /**
     * What Twilio has configured as our address: scheme, user info, host, port and base path, such as {@code
     * https://hooks.example.com/twilio}. Several are tried in turn.
     */
    @NotEmpty List<String> publicUrl();

    /**
     * The largest body; a larger one is answered 413. The default always fits: with its headers it stays below the 1 MiB that the
     * producer sends ({@code kafka.max.request.size}) and topics take ({@code max.message.bytes}) unless told otherwise. Raise
     * those two first; a record beyond them is answered 503 and not kept.
     */
    @WithDefault("1000K")
    MemorySize maxBodySize();

    /** Routes that are bound to one account, by the route's name in lower case with hyphens, such as {@code chat}. */
    Map<String, Route> routes();

    /** Settings of one route. */
    interface Route {
        /** Name of the account whose tokens alone count on this route. */
        String account();
    }
}
