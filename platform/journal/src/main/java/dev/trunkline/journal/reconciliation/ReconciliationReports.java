package dev.trunkline.journal.reconciliation;

import dev.trunkline.journal.operations.Justification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sweeps asked for and what they found. Every call blocks on the database. */
public interface ReconciliationReports {

    /** Keeps an operator's wish for a sweep, and its line in the audit log. @return it, waiting */
    ReconciliationReport add(Justification by, Instant from, Instant to);

    /** Keeps the schedule's wish for a sweep. @return it, waiting */
    ReconciliationReport addScheduled(Instant from, Instant to);

    /** Takes over what a sweep has come to. */
    void update(ReconciliationReport report);

    Optional<ReconciliationReport> find(long id);

    /** Newest first. */
    List<ReconciliationReport> newest(int limit);

    /** The oldest one that waits, or that runs: its process has ended. Only for whoever runs sweeps. */
    Optional<ReconciliationReport> unfinished();

    /** The newest of the schedule. */
    Optional<ReconciliationReport> lastScheduled();

    /** The newest of the schedule that is done. */
    Optional<ReconciliationReport> lastDone();

    /** Deletes finished ones before a time, but not the newest of the schedule that is done. */
    void forget(Instant before);
}
