package dev.trunkline.simulator.flex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.routing.Names;
import dev.trunkline.simulator.routing.Routing;
import java.util.Map;

/** The tasks that Flex makes, as far as their workspace is there. */
final class FlexTasks {

    private static final int ONE_DAY = 86_400;

    private final ResourceStore store;
    private final Routing routing;

    FlexTasks(ResourceStore store, Routing routing) {
        this.store = store;
        this.routing = routing;
    }

    /**
     * Makes a task and offers it.
     *
     * @param worker who gets it; empty for whoever is available
     * @return its sid
     */
    String make(
            String account, String workspace, String workflow, String channel, ObjectNode attributes, String worker) {
        if (store.find(Names.WORKSPACES, account, Map.of(), workspace).isEmpty()) {
            return Sids.random("WT");
        }
        var task = routing.make(
                        account,
                        workspace,
                        worker.isEmpty(),
                        json -> json.put("attributes", attributes.toString())
                                .put("workflow_sid", workflow)
                                .put("task_channel_unique_name", channel)
                                .put("assignment_status", "pending")
                                .put("priority", 0)
                                .put("age", 0)
                                .put("timeout", ONE_DAY))
                .sid();
        if (!worker.isEmpty()) {
            reserve(account, workspace, task, worker);
        }
        return task;
    }

    private void reserve(String account, String workspace, String task, String worker) {
        var parents = Map.of("WorkspaceSid", workspace);
        store.find(Names.TASKS, account, parents, task)
                .ifPresent(found -> store.find(Names.WORKERS, account, parents, worker)
                        .ifPresent(known -> routing.offer(found, known)));
    }
}
