package dev.trunkline.simulator.flex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Sids;
import java.util.Map;

/** The tasks that Flex makes, as far as their workspace is there. */
final class FlexTasks {

    private static final String WORKSPACES = "taskrouter:Workspaces";
    private static final String TASKS = WORKSPACES + "/Tasks";
    private static final String WORKERS = WORKSPACES + "/Workers";
    private static final int ONE_DAY = 86_400;

    private final ResourceStore store;
    private final Resources resources;

    FlexTasks(ResourceStore store, Resources resources) {
        this.store = store;
        this.resources = resources;
    }

    /** @return its sid */
    String make(String account, String workspace, String workflow, String channel, ObjectNode attributes) {
        if (store.find(WORKSPACES, account, Map.of(), workspace).isEmpty()) {
            return Sids.random("WT");
        }
        return resources
                .make(
                        TASKS,
                        account,
                        Map.of("WorkspaceSid", workspace),
                        json -> json.put("attributes", attributes.toString())
                                .put("workflow_sid", workflow)
                                .put("task_channel_unique_name", channel)
                                .put("assignment_status", "pending")
                                .put("priority", 0)
                                .put("age", 0)
                                .put("timeout", ONE_DAY))
                .sid();
    }

    /** Offers a task to a worker. */
    void reserve(String account, String workspace, String task, String worker) {
        var parents = Map.of("WorkspaceSid", workspace);
        var found = store.find(TASKS, account, parents, task);
        var known = store.find(WORKERS, account, parents, worker);
        if (found.isEmpty() || known.isEmpty()) {
            return;
        }
        var unused = resources.make(
                TASKS + "/Reservations",
                account,
                Map.of("WorkspaceSid", workspace, "TaskSid", task),
                json -> json.put("worker_sid", worker)
                        .put("worker_name", known.get().text("friendly_name"))
                        .put("reservation_status", "pending"));
        store.change(found.get(), json -> json.put("assignment_status", "reserved"));
    }
}
