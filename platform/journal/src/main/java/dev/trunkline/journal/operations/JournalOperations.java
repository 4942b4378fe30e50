package dev.trunkline.journal.operations;

import dev.trunkline.journal.query.EntryView;
import java.util.Optional;

/**
 * What an operator may do. Every action is one transaction with its line in the audit log; every call blocks on the
 * database.
 *
 * <p>An entry that a worker is handling cannot be retried, skipped or edited, as a call to the provider may be under way: hold its
 * lane, and try again once the worker has ended. One whose lease has run out is not handled any more; the lane gets a new epoch, so
 * that its worker, should it come back, cannot finish it.
 *
 * <p>Errors: {@link NotInJournalException} for an unknown entry or lane, {@link NotPossibleException} where its
 * state does not allow the action.
 */
public interface JournalOperations {

    /**
     * Newest first.
     *
     * @param limit at most so many; more than 500 counts as 500
     * @param cursor {@link Page#next} of the page before
     * @throws InvalidRequestException where limit or cursor make no sense; so do the other lists
     */
    Page<EntryView> entries(EntryFilter filter, int limit, Optional<String> cursor);

    Optional<EntryDetail> entry(long id);

    /** Lanes with unfinished entries, the one with the oldest first; then held lanes without entries. */
    Page<LaneView> lanes(Optional<LaneState> state, int limit, Optional<String> cursor);

    Optional<LaneView> lane(String key);

    /**
     * Has an unfinished entry at the head of its lane, or a parked one, tried at once with a fresh time limit. A parked
     * entry that its lane has left behind joins it again at the end.
     */
    void retry(long entry, Justification by);

    /** Passes over the entry at the head of its lane, or a parked one: it will not run, the lane goes on. */
    void skip(long entry, Justification by);

    /** Replaces the data of an entry that can be retried, and retries it. The former data is kept in the audit log. */
    void edit(long entry, byte[] data, Justification by);

    /** Keeps a lane from running, now or once it has entries. An entry that is being handled is finished first. */
    void hold(String lane, Justification by);

    /** Lets a held lane run again; one whose head is parked goes on waiting for that. */
    void release(String lane, Justification by);

    /** Newest first. */
    Page<AuditRecord> audit(int limit, Optional<String> cursor);
}
