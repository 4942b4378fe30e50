package dev.trunkline.gateway.taskboard.client;

import dev.trunkline.gateway.service.Answer;
import dev.trunkline.gateway.taskboard.TaskBoard;
import dev.trunkline.gateway.taskboard.TaskBoardConfig;
import dev.trunkline.web.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Passes calls on and makes what went wrong on the way a problem. */
@ApplicationScoped
class TaskBoardService implements TaskBoard {

    private static final String NAME = "taskrouter-service";
    private static final long CONNECT_SECONDS = 2;
    private static final byte[] NOTHING = new byte[0];

    private final Optional<TaskBoardApi> api;

    TaskBoardService(TaskBoardConfig config) {
        this.api = config.url()
                .map(url -> RestClientBuilder.newBuilder()
                        .baseUri(url)
                        .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(config.deadline().toMillis(), TimeUnit.MILLISECONDS)
                        .property("microprofile.rest.client.disable.default.mapper", true)
                        .build(TaskBoardApi.class));
    }

    @Override
    public Answer list(String traceparent, Listing listing) {
        return answer(service -> service.list(traceparent, listing.path()));
    }

    @Override
    public Answer task(String traceparent, String sid) {
        return answer(service -> service.task(traceparent, sid));
    }

    @Override
    public Answer act(String traceparent, String reservationSid, String action, byte[] body) {
        return answer(service -> service.act(traceparent, reservationSid, action, body));
    }

    @Override
    public Answer availability(String traceparent, String workerName) {
        return answer(service -> service.availability(traceparent, workerName));
    }

    @Override
    public Answer nudge(String traceparent, String workerName) {
        return answer(service -> service.nudge(traceparent, workerName, NOTHING));
    }

    @Override
    public Answer setActivity(String traceparent, String workerSid, byte[] body) {
        return answer(service -> service.setActivity(traceparent, workerSid, body));
    }

    private Answer answer(Function<TaskBoardApi, Response> call) {
        if (api.isEmpty()) {
            return Answer.of(Problem.of(
                    "no-task-board",
                    "There is no task board",
                    404,
                    "set trunkline.gateway.taskrouter.url to have one"));
        }
        try (var response = call.apply(api.get())) {
            var type = response.getMediaType();
            return Answer.of(
                    NAME,
                    response.getStatus(),
                    type == null ? "" : type.getType() + "/" + type.getSubtype(),
                    Objects.requireNonNullElse(response.readEntity(byte[].class), NOTHING));
        } catch (ProcessingException e) {
            return Answer.of(NAME, e);
        }
    }
}
