package dev.trunkline.launcher;

/** Ends a command with status 1; the message is one clear line for the person at the terminal. */
final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SandboxException(String message) {
        super(message);
    }

    SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
