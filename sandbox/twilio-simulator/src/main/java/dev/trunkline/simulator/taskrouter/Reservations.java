package dev.trunkline.simulator.taskrouter;

import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import java.util.Map;

/** What agents do with tasks outside REST: in Flex. */
public final class Reservations {

    private static final String TASKS = "taskrouter:Workspaces/Tasks";
    private static final String WORKERS = "taskrouter:Workspaces/Workers";

    private final ResourceStore store;
    private final Resources resources;

    public Reservations(ResourceStore store, Resources resources) {
        this.store = store;
        this.resources = resources;
    }

    /**
     * An agent accepts a task.
     *
     * @return {@code WR…}
     * @throws IllegalArgumentException where there is no such task or worker
     */
    public String accept(String accountSid, String workspace, String workerSid, String taskSid) {
        var scope = Map.of("WorkspaceSid", workspace);
        var worker = store.find(WORKERS, accountSid, scope, workerSid)
                .orElseThrow(() -> new IllegalArgumentException("worker " + workerSid + ": unknown"));
        var task = store.find(TASKS, accountSid, scope, taskSid)
                .orElseThrow(() -> new IllegalArgumentException("task " + taskSid + ": unknown"));
        store.change(task, json -> json.put("assignment_status", "assigned"));
        Resource reservation = resources.make(
                TASKS + "/Reservations",
                accountSid,
                Map.of("WorkspaceSid", workspace, "WorkerSid", worker.sid(), "TaskSid", task.sid()),
                json -> json.put("reservation_status", "accepted")
                        .put("worker_sid", worker.sid())
                        .put("worker_name", worker.text("friendly_name"))
                        .put("task_sid", task.sid())
                        .put("workspace_sid", workspace));
        return reservation.sid();
    }
}
