package dev.trunkline.bridge.sync.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskUpdater;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import dev.trunkline.bridge.link.TaskPointer;
import dev.trunkline.bridge.sync.Handover;
import dev.trunkline.bridge.sync.Tasks;
import dev.trunkline.journal.ParkException;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.taskrouter.ListedEvent;
import dev.trunkline.twilio.taskrouter.ListedEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reservations by REST. A reservation that is pending cannot be completed; its task can be canceled. */
@ApplicationScoped
class TwilioTasks implements Tasks {

    private static final String REASON = "closed in the other workspace";
    private static final int NOT_FOUND = 404;

    /** Attribute of a new task that names what it was made for. */
    private static final String MARK = "trunklineTransfer";

    private static final List<String> CONVERSATION = List.of("channelSid", "conversationSid");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<Task.Status> SERVING = Set.of(Task.Status.ASSIGNED, Task.Status.WRAPPING);

    private static final Set<Reservation.Status> SERVED =
            Set.of(Reservation.Status.ACCEPTED, Reservation.Status.WRAPPING);

    private static final Set<Task.Status> WAITING = Set.of(Task.Status.PENDING, Task.Status.RESERVED);

    private final TwilioClients clients;
    private final ListedEvents events;

    TwilioTasks(TwilioClients clients) {
        this.clients = clients;
        this.events = new ListedEvents(clients);
    }

    @Override
    public void finish(String accountSid, String workspaceSid, String taskSid) {
        var client = clients.forAccount(accountSid);
        try {
            var served = new ArrayList<Reservation>();
            Reservation.reader(workspaceSid, taskSid).read(client).forEach(reservation -> {
                if (SERVED.contains(reservation.getReservationStatus())) {
                    served.add(reservation);
                }
            });
            if (served.isEmpty()) {
                cancel(client, workspaceSid, taskSid);
            }
            for (var reservation : served) {
                var unused = Reservation.updater(workspaceSid, taskSid, reservation.getSid())
                        .setReservationStatus(Reservation.Status.COMPLETED)
                        .update(client);
            }
        } catch (TwilioCallException e) {
            // Tasks that are over are deleted after a while.
            if (e.httpStatus() != NOT_FOUND) {
                throw e;
            }
        }
    }

    @Override
    public Optional<String> worker(String accountSid, String workspaceSid, String name) {
        for (var worker :
                Worker.reader(workspaceSid).setFriendlyName(name).limit(1).read(clients.forAccount(accountSid))) {
            return Optional.of(worker.getSid());
        }
        return Optional.empty();
    }

    @Override
    public boolean isWith(String accountSid, TaskPointer task, String workerSid) {
        try {
            for (var reservation : Reservation.reader(task.workspaceSid(), task.taskSid())
                    .setReservationStatus(Reservation.Status.ACCEPTED)
                    .read(clients.forAccount(accountSid))) {
                if (reservation.getWorkerSid().equals(workerSid)) {
                    return true;
                }
            }
            return false;
        } catch (TwilioCallException e) {
            if (e.httpStatus() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public List<String> workspaces(String accountSid) {
        var found = new ArrayList<String>();
        Workspace.reader().read(clients.forAccount(accountSid)).forEach(workspace -> found.add(workspace.getSid()));
        return found;
    }

    @Override
    public List<ListedEvent> events(String accountSid, String workspaceSid, String type, Instant from, Instant to) {
        return events.list(accountSid, workspaceSid, Optional.of(type), from, to);
    }

    @Override
    public Optional<String> made(Handover handover) {
        for (var task : Task.reader(handover.task().workspaceSid())
                .setEvaluateTaskAttributes(MARK + " == '" + handover.mark() + "'")
                .limit(1)
                .read(client(handover))) {
            return Optional.of(task.getSid());
        }
        return Optional.empty();
    }

    @Override
    public String make(Handover handover, String from) {
        var old = fetch(handover);
        var attributes = attributes(old);
        attributes
                .put("targetSid", handover.workerSid())
                .put("transferTargetType", "worker")
                .put("ignoreAgent", from)
                .put(MARK, handover.mark());
        var conversation = attributes.withObject("/conversations");
        if (conversation.path("conversation_id").asText("").isEmpty()) {
            conversation.put("conversation_id", old.getSid());
        }
        return Task.creator(handover.task().workspaceSid())
                .setWorkflowSid(old.getWorkflowSid())
                .setTaskChannel(old.getTaskChannelUniqueName())
                .setAttributes(attributes.toString())
                .create(client(handover))
                .getSid();
    }

    @Override
    public boolean release(Handover handover) {
        var attributes = attributes(fetch(handover));
        var all = attributes.size();
        attributes.remove(CONVERSATION);
        if (attributes.size() < all) {
            var unused = updater(handover).setAttributes(attributes.toString()).update(client(handover));
        }
        return attributes.size() < all;
    }

    @Override
    public boolean complete(Handover handover) {
        var over = !SERVING.contains(fetch(handover).getAssignmentStatus());
        if (!over) {
            var unused = updater(handover)
                    .setAssignmentStatus(Task.Status.COMPLETED)
                    .setReason("given to another agent")
                    .update(client(handover));
        }
        return !over;
    }

    private TwilioRestClient client(Handover handover) {
        return clients.forAccount(handover.account());
    }

    private static TaskUpdater updater(Handover handover) {
        return Task.updater(handover.task().workspaceSid(), handover.task().taskSid());
    }

    private Task fetch(Handover handover) {
        return Task.fetcher(handover.task().workspaceSid(), handover.task().taskSid())
                .fetch(client(handover));
    }

    private static ObjectNode attributes(Task task) {
        try {
            if (JSON.readTree(task.getAttributes()) instanceof ObjectNode attributes) {
                return attributes;
            }
        } catch (JsonProcessingException e) {
            // The same.
        }
        throw new ParkException("task " + task.getSid() + ": its attributes are no JSON object; mend them, then retry");
    }

    private static void cancel(TwilioRestClient client, String workspaceSid, String taskSid) {
        var task = Task.fetcher(workspaceSid, taskSid).fetch(client);
        if (WAITING.contains(task.getAssignmentStatus())) {
            var unused = Task.updater(workspaceSid, taskSid)
                    .setAssignmentStatus(Task.Status.CANCELED)
                    .setReason(REASON)
                    .update(client);
        }
    }
}
