package dev.trunkline.messaging.tasks.twilio;

import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.messaging.tasks.TaskRouter;
import dev.trunkline.twilio.rest.TwilioCallException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code /v1/Workspaces/{WorkspaceSid}/Tasks} and {@code /Workers}. */
@ApplicationScoped
class TwilioTaskRouter implements TaskRouter {

    private static final int NOT_FOUND = 404;
    private static final int PAGE = 100;

    /** Nobody chooses from more. */
    private static final int MOST = 1000;

    private final OwnAccount account;

    TwilioTaskRouter(OwnAccount account) {
        this.account = account;
    }

    @Override
    public void end(String workspaceSid, String taskSid, String reason) {
        try {
            var task = Task.fetcher(workspaceSid, taskSid).fetch(account.client());
            switch (task.getAssignmentStatus()) {
                case PENDING, RESERVED -> move(workspaceSid, taskSid, Task.Status.CANCELED, reason);
                case ASSIGNED, WRAPPING -> move(workspaceSid, taskSid, Task.Status.COMPLETED, reason);
                default -> {
                    // It is over.
                }
            }
        } catch (TwilioCallException e) {
            if (e.httpStatus() != NOT_FOUND) {
                throw e;
            }
        }
    }

    private void move(String workspaceSid, String taskSid, Task.Status status, String reason) {
        var unused = Task.updater(workspaceSid, taskSid)
                .setAssignmentStatus(status)
                .setReason(reason)
                .update(account.client());
    }

    @Override
    public Map<String, String> workers(String workspaceSid) {
        var found = new TreeMap<String, String>();
        for (var worker : Worker.reader(workspaceSid).pageSize(PAGE).limit(MOST).read(account.client())) {
            found.put(worker.getFriendlyName(), worker.getSid());
        }
        return found;
    }

    @Override
    public Optional<String> worker(String workspaceSid, String name) {
        for (var worker :
                Worker.reader(workspaceSid).setFriendlyName(name).limit(2).read(account.client())) {
            if (name.equals(worker.getFriendlyName())) {
                return Optional.of(worker.getSid());
            }
        }
        return Optional.empty();
    }
}
