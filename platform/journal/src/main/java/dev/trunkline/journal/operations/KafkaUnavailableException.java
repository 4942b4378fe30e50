package dev.trunkline.journal.operations;

/** Kafka does not answer, or sends nothing of what it says it has. Trying again may help; the message says what to look at. */
public final class KafkaUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KafkaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public KafkaUnavailableException(String message) {
        super(message);
    }
}
