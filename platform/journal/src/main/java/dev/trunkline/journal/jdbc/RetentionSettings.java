package dev.trunkline.journal.jdbc;

import java.time.Duration;

/**
 * How long finished work is kept.
 *
 * @param keep finished entries with their steps, attempts and former data, and finished replays
 * @param keepAudit lines of the audit log
 * @param batch rows looked at in one transaction
 */
public record RetentionSettings(Duration keep, Duration keepAudit, int batch) {

    /** As long as the webhook topics keep their records: a topic that is read again must meet the entries it made. */
    public static final Duration LEAST = Duration.ofDays(7);

    public RetentionSettings {
        if (keep.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("trunkline.journal.retention.keep: " + keep + " (expected: at least "
                    + LEAST.toDays() + "d, as long as the topics keep their records; what is forgotten earlier would be"
                    + " done again when a topic is read again)");
        }
        if (keepAudit.compareTo(keep) < 0) {
            throw new IllegalArgumentException("trunkline.journal.retention.keep-audit: " + keepAudit
                    + " (expected: at least as long as the entries it is about, " + keep + ")");
        }
        if (batch < 1) {
            throw new IllegalArgumentException(
                    "trunkline.journal.retention.batch: " + batch + " (expected: at least 1)");
        }
    }
}
