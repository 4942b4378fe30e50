package dev.trunkline.messaging.flex;

import dev.trunkline.contracts.event.TraceContext;
import java.util.List;

/** What agents work on. Blocks on the network. */
public interface AgentTasks {

    /** The tasks that a worker has accepted and not yet finished. */
    List<AgentTask> acceptedBy(String workerSid, TraceContext trace);
}
