package dev.trunkline.journal.query;

import java.util.Locale;

/** What has become of an entry. */
public enum EntryState {
    /** Still to be done: queued, held, or to be tried again. */
    WAITING,
    DONE,
    /** Given up with a reason; someone has to look. */
    PARKED,
    /** Left out by an operator. */
    SKIPPED;

    /** The state that the database calls so. */
    public static EntryState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
