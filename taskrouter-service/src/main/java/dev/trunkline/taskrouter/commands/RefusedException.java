package dev.trunkline.taskrouter.commands;

/** What is wanted cannot be done any more, such as accepting what somebody else has accepted. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedException(String reason) {
        super(reason);
    }
}
