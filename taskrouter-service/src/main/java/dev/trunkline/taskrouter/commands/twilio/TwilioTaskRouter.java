package dev.trunkline.taskrouter.commands.twilio;

import com.twilio.base.TwilioResponse;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import dev.trunkline.taskrouter.commands.AgentCommand;
import dev.trunkline.taskrouter.commands.TaskRouter;
import dev.trunkline.taskrouter.commands.Transfer;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/Workspaces/{WorkspaceSid}/Tasks} and their {@code Reservations}, {@code /TaskQueues}. */
@ApplicationScoped
class TwilioTaskRouter implements TaskRouter {

    private static final int NOT_FOUND = 404;
    private static final int MOST = 1000;

    private final TwilioClients clients;

    TwilioTaskRouter(TwilioClients clients) {
        this.clients = clients;
    }

    @Override
    public Optional<Offer> reservation(AgentCommand command) {
        return found(() -> Reservation.fetcher(command.workspaceSid(), command.taskSid(), command.reservationSid())
                        .fetchWithResponse(client(command)))
                .map(answer ->
                        new Offer(answer.getContent().getReservationStatus().toString(), etag(answer)));
    }

    @Override
    public void moveReservation(AgentCommand command, String status, String etag) {
        var unused = Reservation.updater(command.workspaceSid(), command.taskSid(), command.reservationSid())
                .setReservationStatus(Reservation.Status.forValue(status))
                .setIfMatch(etag)
                .update(client(command));
    }

    @Override
    public List<Queue> queues(String account, String workspaceSid) {
        var queues = new ArrayList<Queue>();
        for (var queue : TaskQueue.reader(workspaceSid).limit(MOST).read(clients.forAccount(account))) {
            queues.add(new Queue(queue.getSid(), queue.getFriendlyName()));
        }
        queues.sort(Comparator.comparing(Queue::name, String.CASE_INSENSITIVE_ORDER));
        return queues;
    }

    @Override
    public Optional<Work> task(AgentCommand command) {
        return found(() ->
                        Task.fetcher(command.workspaceSid(), command.taskSid()).fetchWithResponse(client(command)))
                .map(answer -> {
                    var task = answer.getContent();
                    return new Work(
                            task.getSid(),
                            task.getAssignmentStatus().toString(),
                            Objects.requireNonNullElse(task.getAttributes(), "{}"),
                            task.getWorkflowSid(),
                            task.getTaskChannelUniqueName(),
                            etag(answer));
                });
    }

    @Override
    public void changeTask(AgentCommand command, String attributes, String etag) {
        var unused = Task.updater(command.workspaceSid(), command.taskSid())
                .setAttributes(attributes)
                .setIfMatch(etag)
                .update(client(command));
    }

    @Override
    public void completeTask(AgentCommand command, String reason, String etag) {
        var unused = Task.updater(command.workspaceSid(), command.taskSid())
                .setAssignmentStatus(Task.Status.COMPLETED)
                .setReason(reason)
                .setIfMatch(etag)
                .update(client(command));
    }

    @Override
    public String createTask(AgentCommand command, Work like, String attributes) {
        var creator = Task.creator(command.workspaceSid()).setAttributes(attributes);
        if (like.workflowSid() != null) {
            creator.setWorkflowSid(like.workflowSid());
        }
        if (like.channel() != null) {
            creator.setTaskChannel(like.channel());
        }
        if (command.isToQueue()) {
            creator.setRoutingTarget(command.targetSid());
        }
        return creator.create(client(command)).getSid();
    }

    @Override
    public Optional<String> taskOfTransfer(AgentCommand command) {
        for (var task : Task.reader(command.workspaceSid())
                .setEvaluateTaskAttributes(Transfer.MARK + " == \"" + command.id() + "\"")
                .limit(1)
                .read(client(command))) {
            return Optional.of(task.getSid());
        }
        return Optional.empty();
    }

    private TwilioRestClient client(AgentCommand command) {
        return clients.forAccount(command.account());
    }

    private static <T> Optional<TwilioResponse<T>> found(Supplier<TwilioResponse<T>> call) {
        try {
            return Optional.of(call.get());
        } catch (TwilioCallException e) {
            if (e.httpStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String etag(TwilioResponse<?> answer) {
        return answer.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("ETag"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("*");
    }
}
