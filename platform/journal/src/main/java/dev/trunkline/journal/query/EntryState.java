package dev.trunkline.journal.query;

/** What has become of an entry. */
public enum EntryState {
    /** Still to be done: queued, held, or to be tried again. */
    WAITING,
    DONE,
    /** Given up with a reason; someone has to look. */
    PARKED,
    /** Left out by an operator. */
    SKIPPED
}
