package dev.trunkline.journal.cdi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the regular comparison of Kafka with the journal. */
@ConfigMapping(prefix = "trunkline.journal.ledger")
public interface LedgerConfig {

    /** Whether this instance compares by itself; asked for, it does either way. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two comparisons. */
    @WithDefault("5m")
    Duration interval();

    /** How far each one looks back; every instance reads so much of its topics each time. Longer than the interval. */
    @WithDefault("15m")
    Duration window();
}
