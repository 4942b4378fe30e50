package dev.trunkline.messaging.tasks.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.tasks.Refusal;
import dev.trunkline.messaging.tasks.RefusedException;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.TaskRouter;
import dev.trunkline.messaging.tasks.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a task says about its conversation; workflows and other parts of Flex go by it. */
@ApplicationScoped
class TaskAttributes {

    static final String FIND_WORKER = "find-worker";

    private static final int INVALID = 400;

    private final TaskRouter router;
    private final ObjectMapper json;

    TaskAttributes(TaskRouter router, ObjectMapper json) {
        this.router = router;
        this.json = json;
    }

    /** The worker who is to get the task; null for whomever the workflow chooses. */
    @Nullable String worker(Start start, Wish.Task wish, Optional<String> workspaceSid, Steps steps) throws Exception {
        if (!Wish.Task.ME.equals(wish.targetWorkerSid())) {
            return wish.targetWorkerSid();
        }
        return steps.once(
                FIND_WORKER,
                String.class,
                () -> workspaceSid
                        .flatMap(workspace -> router.worker(workspace, start.author()))
                        .orElseThrow(() -> new RefusedException(new Refusal(
                                INVALID,
                                null,
                                "targetWorkerSid: there is no worker named '" + start.author()
                                        + "'; give the sid of your worker, WK and 32 hex digits"))));
    }

    String json(Wish.Task wish, @Nullable String workerSid) throws Exception {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("to", wish.toNumber());
        attributes.put("from", wish.fromNumber());
        attributes.put("name", wish.toName());
        attributes.put("direction", "outbound");
        if (wish.sourceChatChannelSid() != null) {
            attributes.put("sourceChatChannelSid", wish.sourceChatChannelSid());
        }
        if (workerSid != null) {
            attributes.put("targetWorkerSid", workerSid);
        }
        return json.writeValueAsString(attributes);
    }
}
