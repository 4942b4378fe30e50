package dev.trunkline.taskrouter.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.journal.Steps;
import dev.trunkline.taskrouter.board.BoardStore;
import dev.trunkline.taskrouter.board.Reservation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Gives a task to another worker or into a queue: a new task for these alone, then the old one lets go of its channel, so that nothing
 * that ends with the old task ends the conversation, and is completed.
 */
@ApplicationScoped
public class Transfer {

    static final String CREATE_TASK = "create-task";
    static final String RELEASE_CHANNEL = "release-channel";
    static final String COMPLETE_TASK = "complete-task";

    public static final List<String> STEPS = List.of(CREATE_TASK, RELEASE_CHANNEL, COMPLETE_TASK);

    /** Attribute of the new task that names the command. */
    public static final String MARK = "trunklineTransfer";

    private static final String REASON = "transferred";

    private final TaskRouter router;
    private final BoardStore board;
    private final ObjectMapper json;

    public Transfer(TaskRouter router, BoardStore board, ObjectMapper json) {
        this.router = router;
        this.board = board;
        this.json = json;
    }

    /** @throws RefusedException where the task is not the worker's any more */
    public void run(AgentCommand command, Steps steps) throws Exception {
        steps.once(CREATE_TASK, String.class, () -> router.taskOfTransfer(command), () -> create(command));
        steps.once(RELEASE_CHANNEL, Boolean.class, () -> release(command));
        steps.once(COMPLETE_TASK, Boolean.class, () -> complete(command));
    }

    private String create(AgentCommand command) throws Exception {
        var task = task(command);
        if (!task.status().equals("assigned")) {
            throw new RefusedException("task " + task.sid() + " is " + task.status() + ", so it cannot be transferred");
        }
        var attributes = attributes(task);
        attributes.put("targetSid", command.targetSid());
        attributes.put("transferTargetType", command.isToQueue() ? "queue" : "worker");
        board.reservation(command.reservationSid())
                .map(Reservation::workerName)
                .ifPresent(name -> attributes.put("ignoreAgent", name));
        conversation(attributes)
                .ifPresent(id -> attributes.withObject("/conversations").put("conversation_id", id));
        attributes.put(MARK, command.id().toString());
        return router.createTask(command, task, json.writeValueAsString(attributes));
    }

    /** What Flex's reports join the tasks of one conversation by: the first task's sid, unless there is something else. */
    private static Optional<String> conversation(ObjectNode attributes) {
        return Optional.of(
                        attributes.path("conversations").path("conversation_id").asText(""))
                .filter(id -> !id.isEmpty())
                .or(() -> Optional.of(attributes.path("conversationSid").asText("")))
                .filter(id -> !id.isEmpty())
                .or(() -> Optional.of(attributes.path("channelSid").asText("")))
                .filter(id -> !id.isEmpty());
    }

    private boolean release(AgentCommand command) throws Exception {
        var task = task(command);
        var attributes = attributes(task);
        if (attributes.remove("channelSid") == null) {
            return false;
        }
        router.changeTask(command, json.writeValueAsString(attributes), task.etag());
        return true;
    }

    private boolean complete(AgentCommand command) throws Exception {
        var task = task(command);
        if (task.status().equals("assigned") || task.status().equals("wrapping")) {
            router.completeTask(command, REASON, task.etag());
            return true;
        }
        return false;
    }

    private TaskRouter.Work task(AgentCommand command) throws RefusedException {
        return router.task(command).orElseThrow(() -> new RefusedException("task " + command.taskSid() + " is gone"));
    }

    private ObjectNode attributes(TaskRouter.Work task) throws RefusedException {
        try {
            if (json.readTree(task.attributes()) instanceof ObjectNode attributes) {
                return attributes;
            }
        } catch (JsonProcessingException e) {
            // The same refusal.
        }
        throw new RefusedException("task " + task.sid() + ": its attributes are no JSON object");
    }
}
