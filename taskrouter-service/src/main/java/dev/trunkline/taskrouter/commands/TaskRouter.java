package dev.trunkline.taskrouter.commands;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reservations and tasks at Twilio. Each call blocks on the network. Changes name the version that they are for: where the
 * resource has changed meanwhile, Twilio refuses with 412 and the change is tried again on what there is then.
 */
public interface TaskRouter {

    /**
     * @param status as Twilio has it now
     * @param etag its version
     */
    record Offer(String status, String etag) {}

    /**
     * @param workflowSid null where it was made for a queue
     * @param etag its version
     */
    record Work(
            String sid,
            String status,
            String attributes,
            @Nullable String workflowSid,
            @Nullable String channel,
            String etag) {}

    /** A queue that a task can be given to. */
    record Queue(String sid, String name) {}

    /** By name, at most 1000. */
    List<Queue> queues(String account, String workspaceSid);

    /** Empty where Twilio knows none. */
    Optional<Offer> reservation(AgentCommand command);

    void moveReservation(AgentCommand command, String status, String etag);

    /** Empty where Twilio knows none. */
    Optional<Work> task(AgentCommand command);

    void changeTask(AgentCommand command, String attributes, String etag);

    void completeTask(AgentCommand command, String reason, String etag);

    /** @return its sid */
    String createTask(AgentCommand command, Work like, String attributes);

    /** The task whose attributes name the command, if there is one. */
    Optional<String> taskOfTransfer(AgentCommand command);
}
