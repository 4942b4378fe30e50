package dev.trunkline.simulator.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.webhook.Attempt;
import dev.trunkline.simulator.webhook.Webhook;
import dev.trunkline.simulator.webhook.WebhookSender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a workflow's assignment callback what is to become of a reservation, and does as it says. */
final class AssignmentCallbacks {

    private final ResourceStore store;
    private final WebhookSender webhooks;
    private final Routing routing;
    private final EventFields fields;

    AssignmentCallbacks(ResourceStore store, WebhookSender webhooks, Routing routing) {
        this.store = store;
        this.webhooks = webhooks;
        this.routing = routing;
        this.fields = new EventFields(store);
    }

    void ask(Resource reservation) {
        var scope = Map.of("WorkspaceSid", reservation.parent("WorkspaceSid"));
        store.find(Names.TASKS, reservation.accountSid(), scope, reservation.text("task_sid"))
                .flatMap(task -> store.find(Names.WORKFLOWS, task.accountSid(), scope, task.text("workflow_sid")))
                .map(workflow -> workflow.text("assignment_callback_url"))
                .filter(url -> !url.isEmpty())
                .ifPresent(url -> ask(reservation, url));
    }

    private void ask(Resource reservation, String url) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("AccountSid", reservation.accountSid());
        parameters.put("WorkspaceSid", reservation.parent("WorkspaceSid"));
        parameters.putAll(fields.ofReservation(reservation));
        List.of("TaskAssignmentStatus", "TaskVersion", "WorkerVersion", "ReservationVersion", "WorkerActivitySid")
                .forEach(parameters::remove);
        webhooks.send(Webhook.form(
                        reservation.accountSid(), reservation.sid(), "POST", url, List.copyOf(parameters.entrySet()))
                .then(answer -> follow(reservation, answer)));
    }

    private void follow(Resource reservation, Attempt answer) {
        var current = store.current(reservation);
        if (!answer.accepted() || !current.text("reservation_status").equals("pending")) {
            return;
        }
        switch (instruction(answer.answer())) {
            case "accept" -> routing.become(current, "accepted");
            case "reject" -> routing.become(current, "rejected");
            default -> {
                // The worker decides.
            }
        }
    }

    private static String instruction(String answer) {
        try {
            return Json.MAPPER.readTree(answer).path("instruction").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
