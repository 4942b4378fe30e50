package dev.trunkline.contracts.twilio;

/** An event without a parameter that its kind cannot be without. */
final class MissingParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingParameterException(String name) {
        super(name + ": absent or empty (expected: some text)");
    }
}
