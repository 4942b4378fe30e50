package dev.trunkline.simulator.taskrouter;

import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.routing.Names;
import dev.trunkline.simulator.routing.Routing;
import java.util.Map;

/** What TaskRouter and the agents in Flex do outside REST. */
public final class Reservations {

    private final ResourceStore store;
    private final Routing routing;

    public Reservations(ResourceStore store, Routing routing) {
        this.store = store;
        this.routing = routing;
    }

    /**
     * TaskRouter offers a task to a worker.
     *
     * @return {@code WR…}
     * @throws IllegalArgumentException where there is no such task or worker
     */
    public String offer(String accountSid, String workspace, String workerSid, String taskSid) {
        return routing.offer(
                        required(Names.TASKS, accountSid, workspace, taskSid),
                        required(Names.WORKERS, accountSid, workspace, workerSid))
                .sid();
    }

    /**
     * An agent accepts a task, offered or not.
     *
     * @return {@code WR…}
     * @throws IllegalArgumentException where there is no such task or worker
     */
    public String accept(String accountSid, String workspace, String workerSid, String taskSid) {
        var offered = store.where(
                Names.RESERVATIONS,
                reservation -> reservation.text("task_sid").equals(taskSid)
                        && reservation.text("worker_sid").equals(workerSid)
                        && reservation.text("reservation_status").equals("pending"));
        var reservation = offered.isEmpty()
                ? required(Names.RESERVATIONS, accountSid, workspace, offer(accountSid, workspace, workerSid, taskSid))
                : offered.getFirst();
        return routing.become(reservation, "accepted").sid();
    }

    /**
     * Nobody has answered in time.
     *
     * @throws IllegalArgumentException where there is no such reservation
     */
    public void timeOut(String accountSid, String workspace, String reservationSid) {
        routing.timeOut(required(Names.RESERVATIONS, accountSid, workspace, reservationSid));
    }

    private Resource required(String name, String accountSid, String workspace, String sid) {
        return store.find(name, accountSid, Map.of("WorkspaceSid", workspace), sid)
                .orElseThrow(() -> new IllegalArgumentException(sid + ": unknown"));
    }
}
