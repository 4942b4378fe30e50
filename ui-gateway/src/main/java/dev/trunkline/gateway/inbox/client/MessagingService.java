package dev.trunkline.gateway.inbox.client;

import dev.trunkline.gateway.inbox.Answer;
import dev.trunkline.gateway.inbox.Messaging;
import dev.trunkline.gateway.inbox.MessagingConfig;
import dev.trunkline.web.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Passes calls on and makes what went wrong on the way a problem. */
@ApplicationScoped
class MessagingService implements Messaging {

    private static final Logger LOG = Logger.getLogger(MessagingService.class);

    private static final long CONNECT_SECONDS = 2;

    private static final String PERHAPS_DONE = "it may still have done what was asked: look before you try again";

    private final MessagingApi api;

    MessagingService(MessagingConfig config) {
        this.api = RestClientBuilder.newBuilder()
                .baseUri(config.url())
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(config.deadline().toMillis(), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(MessagingApi.class);
    }

    @Override
    public Answer conversations(
            String traceparent, @Nullable String status, @Nullable Integer limit, @Nullable String cursor) {
        return answer(() -> api.conversations(traceparent, status, limit, cursor));
    }

    @Override
    public Answer open(String traceparent, byte[] body) {
        return answer(() -> api.open(traceparent, body));
    }

    @Override
    public Answer conversation(String traceparent, String id) {
        return answer(() -> api.conversation(traceparent, id));
    }

    @Override
    public Answer messages(String traceparent, String id, @Nullable Integer limit, @Nullable Long before) {
        return answer(() -> api.messages(traceparent, id, limit, before));
    }

    @Override
    public Answer send(String traceparent, String id, @Nullable String idempotencyKey, byte[] body) {
        return answer(() -> api.send(traceparent, id, idempotencyKey, body));
    }

    @Override
    public Answer read(String traceparent, String id) {
        return answer(() -> api.read(traceparent, id, new byte[0]));
    }

    private static Answer answer(Supplier<Response> call) {
        try (var response = call.get()) {
            var mediaType = response.getMediaType();
            var type = mediaType == null ? "" : mediaType.getType() + "/" + mediaType.getSubtype();
            var body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
            return Answer.of(response.getStatus(), type, body);
        } catch (ProcessingException e) {
            LOG.warnf("no answer service=messaging-service reason=%s", e.getMessage());
            return Answer.of(problem(e));
        }
    }

    private static Problem problem(ProcessingException thrown) {
        if (hasCause(thrown, TimeoutException.class)) {
            return Problem.of("service-late", "messaging-service did not answer in time", 504, PERHAPS_DONE);
        }
        var detail = hasCause(thrown, ConnectException.class)
                ? "nothing was done; try again in a few seconds"
                : PERHAPS_DONE;
        return Problem.of("service-unreachable", "messaging-service cannot be reached", 503, detail);
    }

    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
        for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
