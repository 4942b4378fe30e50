package dev.trunkline.messaging.tasks.journal;

/** There is nothing to undo. */
final class NothingMadeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingMadeException() {
        super("nothing made");
    }
}
