package dev.trunkline.journal.operations;

/** The entry or lane is in a state that does not allow the action; the message names it and says what to do. */
public final class NotPossibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotPossibleException(String message) {
        super(message);
    }
}
