package dev.trunkline.messaging.flex.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.worker.Reservation;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.flex.AgentTask;
import dev.trunkline.messaging.flex.AgentTasks;
import dev.trunkline.messaging.flex.FlexConfig;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A worker's accepted reservations and their tasks. */
@ApplicationScoped
class TaskRouterAgentTasks implements AgentTasks {

    /** More than one person works on. */
    private static final int MOST = 50;

    private static final String NAMED_BY_FLEX = "Flex Task Assignment";

    private final TwilioClients clients;
    private final Senders senders;
    private final FlexConfig config;
    private final ObjectMapper json;
    private volatile @Nullable String found;

    TaskRouterAgentTasks(TwilioClients clients, Senders senders, FlexConfig config, ObjectMapper json) {
        this.clients = clients;
        this.senders = senders;
        this.config = config;
        this.json = json;
    }

    @Override
    public List<AgentTask> acceptedBy(String workerSid, TraceContext trace) {
        return TraceScope.run(trace, () -> {
            var client = clients.forAccount(senders.account());
            var workspace = workspace(client);
            var tasks = new ArrayList<AgentTask>();
            for (var reservation : Reservation.reader(workspace, workerSid)
                    .setReservationStatus(Reservation.Status.ACCEPTED)
                    .limit(MOST)
                    .read(client)) {
                tasks.add(task(Task.fetcher(workspace, reservation.getTaskSid()).fetch(client)));
            }
            return tasks;
        });
    }

    private String workspace(TwilioRestClient client) {
        var known = config.workspaceSid().orElse(found);
        if (known != null) {
            return known;
        }
        for (var workspace :
                Workspace.reader().setFriendlyName(NAMED_BY_FLEX).limit(1).read(client)) {
            found = workspace.getSid();
            return workspace.getSid();
        }
        throw new IllegalStateException(
                "trunkline.messaging.flex.workspace-sid: missing, and the account has no workspace '" + NAMED_BY_FLEX
                        + "' (expected: WS and 32 hex digits)");
    }

    private AgentTask task(Task task) {
        return new AgentTask(task.getSid(), attributes(Objects.requireNonNullElse(task.getAttributes(), "{}")));
    }

    /** Attributes that cannot be read name no customer. */
    private Map<String, String> attributes(String text) {
        try {
            return json.readTree(text).properties().stream()
                    .filter(attribute -> attribute.getValue().isTextual())
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, attribute -> attribute.getValue().asText()));
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
