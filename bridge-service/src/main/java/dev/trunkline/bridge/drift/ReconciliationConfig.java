package dev.trunkline.bridge.drift;

import dev.trunkline.journal.reconciliation.ReconciliationSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When all links are compared with Twilio. */
@ConfigMapping(prefix = "trunkline.bridge.reconciliation")
public interface ReconciliationConfig extends ReconciliationSettings {

    /** Whether this service compares by itself; it can be asked for either way. */
    @Override
    @WithDefault("true")
    boolean scheduled();

    /** From the end of one sweep to the next. */
    @Override
    @WithDefault("1h")
    Duration interval();

    /** How far a sweep looks back behind the last one: for what should have made a link, and for links that are not open. */
    @Override
    @WithDefault("24h")
    Duration lookBack();

    /** What happened more recently is no difference yet: its webhook may still be on its way. */
    @Override
    @WithDefault("2m")
    Duration grace();

    /** Pause after a sweep that failed. */
    @Override
    @WithDefault("1m")
    Duration retry();

    /** How long reports are kept. */
    @Override
    @WithDefault("30d")
    Duration keep();

    /** How many links are compared in a minute, at most. */
    @WithDefault("120")
    int linksPerMinute();

    /** How many are compared at once. */
    @WithDefault("10")
    int parallel();

    /** How long a sweep waits for links whose lanes are busy before it goes on without them. */
    @WithDefault("1m")
    Duration patience();

    /** Conversations that were made so long ago, and not changed since, are not asked whether they lack a twin. */
    @WithDefault("7d")
    Duration window();

    /** How many messages of a side are compared before the newest one that is known. */
    @WithDefault("200")
    int messages();
}
