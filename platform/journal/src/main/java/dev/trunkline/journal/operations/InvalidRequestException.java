package dev.trunkline.journal.operations;

/** What an operator asked for makes no sense, such as a cursor that is none; the message names it and says what was due. */
public final class InvalidRequestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String message) {
        super(message);
    }

    public InvalidRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
