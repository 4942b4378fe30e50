package dev.trunkline.journal.operations;

/**
 * Who acts and why; stands in the audit log with each action.
 *
 * @param who the name of the person or client as the login server knows it
 * @param why in the operator's words
 */
public record Justification(String who, String why) {

    public Justification {
        require("who", who);
        require("why", why);
    }

    private static void require(String name, String value) {
        if (value.isBlank()) {
            throw new InvalidRequestException(name + ": blank (expected: some text for the audit log)");
        }
    }
}
