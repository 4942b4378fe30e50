package dev.trunkline.taskrouter.reconciliation;

import dev.trunkline.journal.reconciliation.ReconciliationSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the board is compared with TaskRouter's list of events. */
@ConfigMapping(prefix = "trunkline.taskrouter.reconciliation")
public interface ReconciliationConfig extends ReconciliationSettings {

    /** Whether this service compares by itself; it can be asked for either way. */
    @Override
    @WithDefault("true")
    boolean scheduled();

    /** From the end of one comparison to the next. */
    @Override
    @WithDefault("15m")
    Duration interval();

    /** How far each comparison looks back behind the end of the one before it. */
    @Override
    @WithDefault("1h")
    Duration lookBack();

    /** What happened more recently is left out: its webhook may still be on its way. */
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
