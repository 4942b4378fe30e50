package dev.trunkline.messaging.tasks;

import java.util.Map;
import java.util.Optional;

/** Tasks and workers. Blocks on the network. */
public interface TaskRouter {

    /** Takes a task out of the queues and away from agents; one that is over or gone already is fine. */
    void end(String workspaceSid, String taskSid, String reason);

    /** Sids of all workers by their friendly names. */
    Map<String, String> workers(String workspaceSid);

    /** The worker with a friendly name. */
    Optional<String> worker(String workspaceSid, String name);
}
