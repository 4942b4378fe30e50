package dev.trunkline.journal.operations;

import java.util.NoSuchElementException;

/** The journal has no such entry, lane or replay; the message names it. */
public final class NotInJournalException extends NoSuchElementException {
    private static final long serialVersionUID = 1L;

    public NotInJournalException(String message) {
        super(message);
    }
}
