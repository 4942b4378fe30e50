package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.link.TaskPointer;
import dev.trunkline.twilio.taskrouter.ListedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks behind conversations. Each call blocks on the network. */
public interface Tasks {

    /**
     * Nobody talks to the customer any more. An agent's reservation that was accepted, or is being wrapped up, is completed; where
     * no agent has it yet, the task is canceled. May be repeated.
     */
    void finish(String accountSid, String workspaceSid, String taskSid);

    /** {@code WK…} of a name. */
    Optional<String> worker(String accountSid, String workspaceSid, String name);

    /** {@code WS…} of an account. */
    List<String> workspaces(String accountSid);

    /** What TaskRouter lists of a range, oldest first. @param type such as {@code task.completed} */
    List<ListedEvent> events(String accountSid, String workspaceSid, String type, Instant from, Instant to);

    /** Whether a worker has accepted the task, and has it. */
    boolean isWith(String accountSid, TaskPointer task, String workerSid);

    /** The new task that an earlier attempt made. */
    Optional<String> made(Handover handover);

    /**
     * A task like the old one, for one worker alone.
     *
     * @param from whom it comes from, by name
     * @return {@code WT…}
     */
    String make(Handover handover, String from);

    /** The old task lets go of its conversation, so that nothing that ends with it ends the conversation. May be repeated. */
    boolean release(Handover handover);

    /** The old task is over. May be repeated. */
    boolean complete(Handover handover);
}
