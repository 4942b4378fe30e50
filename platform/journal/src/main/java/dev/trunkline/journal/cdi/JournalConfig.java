package dev.trunkline.journal.cdi;

import dev.trunkline.journal.engine.Backoff;
import dev.trunkline.journal.engine.EngineSettings;
import dev.trunkline.journal.jdbc.RetentionSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Settings of a service's journal. */
@ConfigMapping(prefix = "trunkline.journal")
public interface JournalConfig {

    /** Name of the service, such as {@code messaging}; names its parked topic. */
    String service();

    /** Whether this instance handles entries and publishes the outbox; appending works either way. */
    @WithDefault("true")
    boolean enabled();

    /** Entries handled at once by this instance. */
    @WithDefault("64")
    int concurrency();

    /** How long a lane stays with an instance that is no longer heard of. */
    @WithDefault("15s")
    Duration lease();

    /** Longest pause between looks for work that nobody in this process announced. */
    @WithDefault("100ms")
    Duration poll();

    /** How long a worker stays with a busy lane before other lanes get their turn. */
    @WithDefault("1s")
    Duration turn();

    /** How long a stop waits for running handlers. */
    @WithDefault("20s")
    Duration stopTimeout();

    /** How often the gauges are read from the database. */
    @WithDefault("5s")
    Duration metricsInterval();

    BackoffConfig backoff();

    /** Pauses between attempts. */
    interface BackoffConfig {

        /** Upper bound of the first pause; doubles with each attempt. */
        @WithDefault("1s")
        Duration first();

        /** Upper bound of any pause that the provider did not ask for. */
        @WithDefault("5m")
        Duration max();
    }

    RetentionConfig retention();

    /** How long finished work is kept. */
    interface RetentionConfig {

        /** Finished entries with their steps, and finished replays; at least as long as the topics keep their records. */
        @WithDefault("14d")
        Duration keep();

        /** Lines of the audit log, without the former data of edited entries, which go with the entries. */
        @WithDefault("400d")
        Duration keepAudit();

        /** Rows looked at in one transaction. */
        @WithDefault("1000")
        int batch();

        /** How often finished work is looked through. */
        @WithDefault("1h")
        Duration interval();

        /** The part of the tables. */
        default RetentionSettings settings() {
            return new RetentionSettings(keep(), keepAudit(), batch());
        }
    }

    /** The engine's part. */
    default EngineSettings engine() {
        return new EngineSettings(concurrency(), lease(), poll(), turn(), stopTimeout());
    }

    /** The backoff with a source of jitter. */
    default Backoff jitteredBackoff() {
        return new Backoff(
                backoff().first(),
                backoff().max(),
                () -> ThreadLocalRandom.current().nextLong());
    }
}
