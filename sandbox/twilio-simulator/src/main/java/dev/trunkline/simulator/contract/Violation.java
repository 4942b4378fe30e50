package dev.trunkline.simulator.contract;

/**
 * Where a call differs from what Twilio publishes.
 *
 * @param callNumber number of the recorded call
 * @param call method, product and path
 * @param detail which parameter, what came, what was due
 */
public record Violation(long callNumber, Kind kind, String call, String detail) {

    /** What is wrong. */
    public enum Kind {
        UNKNOWN_PATH,
        UNKNOWN_METHOD,
        UNKNOWN_PARAMETER,
        MISSING_PARAMETER,
        REPEATED_PARAMETER,
        BAD_VALUE,
        WRONG_CONTENT_TYPE,
        /** The simulator answered with a success that Twilio does not describe. */
        UNEXPECTED_STATUS
    }

    @Override
    public String toString() {
        return "call " + callNumber + " " + call + ": " + kind + ": " + detail;
    }
}
