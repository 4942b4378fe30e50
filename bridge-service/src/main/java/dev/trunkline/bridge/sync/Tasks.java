package dev.trunkline.bridge.sync;

/** The tasks behind conversations. */
public interface Tasks {

    /**
     * Nobody talks to the customer any more. An agent's reservation that was accepted, or is being wrapped up, is completed; where
     * no agent has it yet, the task is canceled. May be repeated.
     */
    void finish(String accountSid, String workspaceSid, String taskSid);
}
