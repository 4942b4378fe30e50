package dev.trunkline.simulator.routing;

import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an event says about its task, reservation and worker, by the names that Twilio's webhooks use. */
final class EventFields {

    private final ResourceStore store;

    EventFields(ResourceStore store) {
        this.store = store;
    }

    Map<String, String> ofTask(Resource task) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("TaskSid", task.sid());
        fields.put("TaskAttributes", task.text("attributes"));
        fields.put("TaskAge", task.text("age"));
        fields.put("TaskPriority", task.text("priority"));
        fields.put("TaskAssignmentStatus", task.text("assignment_status"));
        fields.put("TaskChannelSid", task.text("task_channel_sid"));
        fields.put("TaskChannelUniqueName", task.text("task_channel_unique_name"));
        fields.put("TaskVersion", String.valueOf(task.version()));
        fields.put("WorkflowSid", task.text("workflow_sid"));
        fields.put("WorkflowName", task.text("workflow_friendly_name"));
        fields.put("TaskQueueSid", task.text("task_queue_sid"));
        fields.put("TaskQueueName", task.text("task_queue_friendly_name"));
        switch (task.text("assignment_status")) {
            case "canceled" -> fields.put("TaskCanceledReason", task.text("reason"));
            case "completed", "wrapping" -> fields.put("TaskCompletedReason", task.text("reason"));
            default -> {
                // A reason goes with an end.
            }
        }
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    Map<String, String> ofWorker(Resource worker) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("WorkerSid", worker.sid());
        fields.put("WorkerName", worker.text("friendly_name"));
        fields.put("WorkerAttributes", worker.text("attributes"));
        fields.put("WorkerActivitySid", worker.text("activity_sid"));
        fields.put("WorkerActivityName", worker.text("activity_name"));
        fields.put("WorkerVersion", String.valueOf(worker.version()));
        return fields;
    }

    Map<String, String> ofReservation(Resource reservation) {
        var fields = new LinkedHashMap<String, String>();
        var scope = Map.of("WorkspaceSid", reservation.parent("WorkspaceSid"));
        store.find(Names.TASKS, reservation.accountSid(), scope, reservation.text("task_sid"))
                .ifPresent(task -> fields.putAll(ofTask(task)));
        store.find(Names.WORKERS, reservation.accountSid(), scope, reservation.text("worker_sid"))
                .ifPresent(worker -> fields.putAll(ofWorker(worker)));
        fields.put("ReservationSid", reservation.sid());
        fields.put("ReservationVersion", String.valueOf(reservation.version()));
        return fields;
    }
}
