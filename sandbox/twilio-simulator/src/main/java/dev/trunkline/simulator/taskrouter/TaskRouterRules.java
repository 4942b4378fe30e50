package dev.trunkline.simulator.taskrouter;

import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.resource.Uniqueness;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.routing.AttributeFilters;
import dev.trunkline.simulator.routing.Names;
import dev.trunkline.simulator.routing.Routing;
import dev.trunkline.simulator.routing.Transitions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What TaskRouter demands: unique names, activities that exist, a workspace that comes with the usual ones. */
public final class TaskRouterRules {

    private static final int ONE_DAY = 86_400;

    private final ResourceStore store;
    private final Resources resources;
    private final Uniqueness unique;
    private final Routing routing;
    private final AttributeFilters filters = new AttributeFilters();

    public TaskRouterRules(ResourceStore store, Resources resources, Routing routing) {
        this.store = store;
        this.resources = resources;
        this.unique = new Uniqueness(store);
        this.routing = routing;
    }

    public Map<String, ResourceRules> rules() {
        return Map.of(
                Names.WORKSPACES,
                new Workspaces(),
                Names.ACTIVITIES,
                new Activities(),
                Names.EVENTS,
                new EventList(),
                Names.WORKERS,
                new Workers(),
                Names.TASKS,
                new Tasks(),
                Names.RESERVATIONS,
                new Offers());
    }

    private final class Workspaces implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            draft.defaultTo("multi_task_enabled", true).defaultTo("prioritize_queue_order", "FIFO");
        }

        @Override
        public void created(Resource workspace, Request request) {
            var parents = Map.of("WorkspaceSid", workspace.sid());
            var account = workspace.accountSid();
            var offline = activity(account, parents, "Offline", false);
            activity(account, parents, "Available", true);
            activity(account, parents, "Unavailable", false);
            var unused = resources.make(
                    Names.CHANNELS,
                    account,
                    parents,
                    json -> json.put("friendly_name", "Default").put("unique_name", "default"));
            store.change(
                    workspace,
                    json -> json.put("default_activity_sid", offline.sid())
                            .put("default_activity_name", "Offline")
                            .put("timeout_activity_sid", offline.sid())
                            .put("timeout_activity_name", "Offline"));
        }

        private Resource activity(String account, Map<String, String> parents, String name, boolean available) {
            return resources.make(
                    Names.ACTIVITIES,
                    account,
                    parents,
                    json -> json.put("friendly_name", name).put("available", available));
        }
    }

    private final class Activities implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            unique.require(draft, "friendly_name", 400, 20001, "Activity FriendlyName must be unique");
            draft.defaultTo("available", false);
        }

        @Override
        public void created(Resource activity, Request request) {
            routing.events().ofActivity(activity, "activity.created");
        }

        @Override
        public void updated(Resource before, Resource after, Request request) {
            routing.events().ofActivity(after, "activity.updated");
        }
    }

    private final class Workers implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            draft.defaultTo("attributes", "{}");
            if (draft.text("activity_sid").isEmpty()) {
                draft.set("activity_sid", workspace(draft).text("default_activity_sid"));
            }
            updating(draft);
        }

        @Override
        public void updating(Draft draft) {
            unique.require(draft, "friendly_name", 400, 20001, "Worker FriendlyName must be unique");
            if (draft.changes("activity_sid")) {
                var activity = store.find(
                                Names.ACTIVITIES, draft.accountSid(), draft.parents(), draft.text("activity_sid"))
                        .orElseThrow(() -> TwilioException.invalid("ActivitySid", draft.text("activity_sid")));
                draft.set("activity_name", activity.text("friendly_name"))
                        .set("available", activity.field("available"))
                        .set("date_status_changed", Dates.iso(Instant.now()));
            }
        }

        @Override
        public void created(Resource worker, Request request) {
            routing.events().ofWorker(worker, "worker.created", Map.of());
        }

        @Override
        public void updated(Resource before, Resource after, Request request) {
            if (!before.text("attributes").equals(after.text("attributes"))) {
                routing.events().ofWorker(after, "worker.attributes.update", Map.of());
            }
            if (!before.text("activity_sid").equals(after.text("activity_sid"))) {
                routing.events()
                        .ofWorker(
                                after,
                                "worker.activity.update",
                                Map.of(
                                        "WorkerPreviousActivitySid", before.text("activity_sid"),
                                        "WorkerPreviousActivityName", before.text("activity_name")));
            }
            if ("true".equals(request.formValue("RejectPendingReservations"))) {
                routing.rejectPending(after);
            }
            if (after.field("available").asBoolean()) {
                routing.available(after);
            }
        }

        @Override
        public void deleted(Resource worker, Request request) {
            routing.events().ofWorker(worker, "worker.deleted", Map.of());
        }

        @Override
        public List<Resource> listed(List<Resource> found, Request request) {
            return filters.apply("TargetWorkersExpression", found, request);
        }
    }

    private final class Tasks implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            var workflow = draft.text("workflow_sid");
            if (!workflow.isEmpty()) {
                var found = store.find(Names.WORKFLOWS, draft.accountSid(), draft.parents(), workflow)
                        .orElseThrow(() -> TwilioException.invalid("WorkflowSid", workflow));
                draft.set("workflow_friendly_name", found.text("friendly_name"));
            }
            var wanted = draft.request().formValue("TaskChannel");
            var channel = store.find(
                            Names.CHANNELS, draft.accountSid(), draft.parents(), wanted == null ? "default" : wanted)
                    .orElseThrow(() -> TwilioException.invalid("TaskChannel", String.valueOf(wanted)));
            var target = draft.request().formValue("RoutingTarget");
            if (target != null && target.startsWith("WQ")) {
                draft.set("task_queue_sid", target);
            }
            draft.set("task_channel_sid", channel.sid())
                    .set("task_channel_unique_name", channel.text("unique_name"))
                    .set("assignment_status", "pending")
                    .set("age", 0)
                    .defaultTo("priority", 0)
                    .defaultTo("timeout", ONE_DAY)
                    .defaultTo("attributes", "{}");
        }

        @Override
        public void created(Resource task, Request request) {
            routing.created(task);
        }

        @Override
        public void updating(Draft draft) {
            Transitions.checkTask(draft);
            if (draft.request().formValue("Reason") != null) {
                draft.set("reason", draft.request().formValue("Reason"));
            }
        }

        @Override
        public void updated(Resource before, Resource after, Request request) {
            routing.moved(before, after);
        }

        @Override
        public void deleted(Resource task, Request request) {
            routing.events().ofTask(task, "task.deleted");
        }

        @Override
        public List<Resource> listed(List<Resource> found, Request request) {
            return filters.apply("EvaluateTaskAttributes", found, request);
        }
    }

    private final class Offers implements ResourceRules {
        @Override
        public void updating(Draft draft) {
            Transitions.checkReservation(draft);
        }

        @Override
        public void updated(Resource before, Resource after, Request request) {
            if (!before.text("reservation_status").equals(after.text("reservation_status"))) {
                routing.became(after);
            }
        }
    }

    private Resource workspace(Draft draft) {
        return store.find(
                        Names.WORKSPACES,
                        draft.accountSid(),
                        Map.of(),
                        draft.parents().getOrDefault("WorkspaceSid", ""))
                .orElseThrow(() -> TwilioException.notFound(draft.request().path()));
    }
}
