package dev.trunkline.messaging.reconciliation;

import dev.trunkline.journal.reconciliation.ReconciliationSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When messages are compared with Twilio's list. */
@ConfigMapping(prefix = "trunkline.messaging.reconciliation")
public interface ReconciliationConfig extends ReconciliationSettings {

    /** Whether this service compares by itself; it can be asked for either way. */
    @Override
    @WithDefault("true")
    boolean scheduled();

    /** From the end of one comparison to the next. */
    @Override
    @WithDefault("15m")
    Duration interval();

    /**
     * How far each comparison looks back behind the end of the one before it. Twilio lists messages by the date they were
     * sent, so a status that comes later than this after its message is found by its message alone.
     */
    @Override
    @WithDefault("6h")
    Duration lookBack();

    /** What Twilio changed more recently is left out: its webhook may still be on its way. */
    @Override
    @WithDefault("2m")
    Duration grace();

    /** Pause after a comparison that failed. */
    @Override
    @WithDefault("1m")
    Duration retry();

    /** How long reports are kept. */
    @Override
    @WithDefault("30d")
    Duration keep();
}
