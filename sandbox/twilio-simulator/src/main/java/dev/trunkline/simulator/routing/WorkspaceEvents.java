package dev.trunkline.simulator.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.webhook.Webhook;
import dev.trunkline.simulator.webhook.WebhookSender;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what happens in a workspace: an event for REST to list, and a webhook where the workspace has asked for one. */
public final class WorkspaceEvents {

    private final ResourceStore store;
    private final Resources resources;
    private final WebhookSender webhooks;
    private final EventFields fields;

    public WorkspaceEvents(ResourceStore store, Resources resources, WebhookSender webhooks) {
        this.store = store;
        this.resources = resources;
        this.webhooks = webhooks;
        this.fields = new EventFields(store);
    }

    /** @param type such as {@code task.created} */
    public void ofTask(Resource task, String type) {
        tell(task, "task", type, fields.ofTask(store.current(task)));
    }

    /** @param type such as {@code reservation.accepted} */
    public void ofReservation(Resource reservation, String type) {
        tell(reservation, "reservation", type, fields.ofReservation(store.current(reservation)));
    }

    /**
     * @param type such as {@code worker.activity.update}
     * @param more what this type says besides the worker
     */
    public void ofWorker(Resource worker, String type, Map<String, String> more) {
        var told = new LinkedHashMap<>(fields.ofWorker(store.current(worker)));
        told.putAll(more);
        tell(worker, "worker", type, told);
    }

    /** @param type such as {@code activity.created} */
    public void ofActivity(Resource activity, String type) {
        tell(
                activity,
                "activity",
                type,
                Map.of(
                        "ActivitySid", activity.sid(),
                        "ActivityName", activity.text("friendly_name"),
                        "ActivityAvailable", activity.text("available")));
    }

    private void tell(Resource subject, String kind, String type, Map<String, String> told) {
        store.find(Names.WORKSPACES, subject.accountSid(), Map.of(), subject.parent("WorkspaceSid"))
                .ifPresent(workspace -> tell(workspace, subject, kind, type, told));
    }

    private void tell(Resource workspace, Resource subject, String kind, String type, Map<String, String> told) {
        var now = Instant.now();
        var description = subject.sid() + " " + type;
        var event = resources.make(
                Names.EVENTS,
                workspace.accountSid(),
                Map.of("WorkspaceSid", workspace.sid()),
                json -> fill(json, subject, kind, type, description, told, now));
        var url = workspace.text("event_callback_url");
        if (!url.isEmpty() && isWanted(workspace.text("events_filter"), type)) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("EventType", type);
            parameters.put("AccountSid", workspace.accountSid());
            parameters.put("WorkspaceSid", workspace.sid());
            parameters.put("WorkspaceName", workspace.text("friendly_name"));
            parameters.put("EventDescription", description);
            parameters.put("ResourceType", kind);
            parameters.put("ResourceSid", subject.sid());
            parameters.put("Timestamp", String.valueOf(now.getEpochSecond()));
            parameters.put("TimestampMs", String.valueOf(now.toEpochMilli()));
            parameters.put("Sid", event.sid());
            parameters.putAll(told);
            webhooks.send(Webhook.form(
                    workspace.accountSid(), subject.sid(), "POST", url, List.copyOf(parameters.entrySet())));
        }
    }

    private static void fill(
            ObjectNode json,
            Resource subject,
            String kind,
            String type,
            String description,
            Map<String, String> told,
            Instant at) {
        json.put("event_type", type)
                .put("resource_type", kind)
                .put("resource_sid", subject.sid())
                .put("description", description)
                .put("event_date", Dates.iso(at))
                .put("event_date_ms", at.toEpochMilli())
                .put("source", "twilio");
        var data = json.putObject("event_data");
        told.forEach((name, value) -> data.put(snake(name), value));
    }

    /** An empty filter asks for everything. */
    private static boolean isWanted(String filter, String type) {
        return filter.isBlank()
                || Arrays.stream(filter.split(",")).map(String::strip).anyMatch(type::equals);
    }

    private static String snake(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
