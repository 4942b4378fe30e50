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
import java.time.Instant;
import java.util.Map;

/** What TaskRouter demands: unique names, activities that exist, a workspace that comes with the usual ones. */
public final class TaskRouterRules {

    private static final String WORKSPACES = "taskrouter:Workspaces";
    private static final String ACTIVITIES = WORKSPACES + "/Activities";
    private static final String CHANNELS = WORKSPACES + "/TaskChannels";
    private static final String WORKFLOWS = WORKSPACES + "/Workflows";
    private static final int ONE_DAY = 86_400;

    private final ResourceStore store;
    private final Resources resources;
    private final Uniqueness unique;

    public TaskRouterRules(ResourceStore store, Resources resources) {
        this.store = store;
        this.resources = resources;
        this.unique = new Uniqueness(store);
    }

    public Map<String, ResourceRules> rules() {
        return Map.of(
                WORKSPACES,
                new Workspaces(),
                ACTIVITIES,
                new Activities(),
                WORKSPACES + "/Workers",
                new Workers(),
                WORKSPACES + "/Tasks",
                new Tasks());
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
                    CHANNELS,
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
                    ACTIVITIES,
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
                var activity = store.find(ACTIVITIES, draft.accountSid(), draft.parents(), draft.text("activity_sid"))
                        .orElseThrow(() -> TwilioException.invalid("ActivitySid", draft.text("activity_sid")));
                draft.set("activity_name", activity.text("friendly_name"))
                        .set("available", activity.field("available"))
                        .set("date_status_changed", Dates.iso(Instant.now()));
            }
        }
    }

    private final class Tasks implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            var workflow = draft.text("workflow_sid");
            if (!workflow.isEmpty()) {
                var found = store.find(WORKFLOWS, draft.accountSid(), draft.parents(), workflow)
                        .orElseThrow(() -> TwilioException.invalid("WorkflowSid", workflow));
                draft.set("workflow_friendly_name", found.text("friendly_name"));
            }
            var wanted = draft.request().formValue("TaskChannel");
            var channel = store.find(CHANNELS, draft.accountSid(), draft.parents(), wanted == null ? "default" : wanted)
                    .orElseThrow(() -> TwilioException.invalid("TaskChannel", String.valueOf(wanted)));
            draft.set("task_channel_sid", channel.sid())
                    .set("task_channel_unique_name", channel.text("unique_name"))
                    .set("assignment_status", "pending")
                    .set("age", 0)
                    .defaultTo("priority", 0)
                    .defaultTo("timeout", ONE_DAY)
                    .defaultTo("attributes", "{}");
        }

        @Override
        public void updating(Draft draft) {
            draft.set("reason", draft.request().formValue("Reason"));
        }
    }

    private Resource workspace(Draft draft) {
        return store.find(
                        WORKSPACES,
                        draft.accountSid(),
                        Map.of(),
                        draft.parents().getOrDefault("WorkspaceSid", ""))
                .orElseThrow(() -> TwilioException.notFound(draft.request().path()));
    }
}
