package dev.trunkline.gateway.inbox.client;

import dev.trunkline.gateway.inbox.MessagingConfig;
import dev.trunkline.gateway.inbox.OutboundTasks;
import dev.trunkline.gateway.service.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Passes calls on and makes what went wrong on the way a problem. */
@ApplicationScoped
class OutboundTasksService implements OutboundTasks {

    private static final String TASKS = "outbound-tasks";
    private static final String MESSAGES = "outbound-messages";

    private final OutboundTasksApi api;

    OutboundTasksService(MessagingConfig config) {
        this.api = MessagingService.client(config, OutboundTasksApi.class);
    }

    @Override
    public Answer start(String traceparent, @Nullable String idempotencyKey, String contentType, byte[] body) {
        return post(TASKS, traceparent, idempotencyKey, contentType, body);
    }

    @Override
    public Answer send(String traceparent, @Nullable String idempotencyKey, String contentType, byte[] body) {
        return post(MESSAGES, traceparent, idempotencyKey, contentType, body);
    }

    private Answer post(
            String collection, String traceparent, @Nullable String idempotencyKey, String contentType, byte[] body) {
        return MessagingService.answer(() -> contentType.equals(MediaType.APPLICATION_FORM_URLENCODED)
                ? api.startByForm(traceparent, collection, idempotencyKey, body)
                : api.start(traceparent, collection, idempotencyKey, body));
    }

    @Override
    public Answer setUpFlow(String traceparent, @Nullable String idempotencyKey, byte[] body) {
        return MessagingService.answer(() -> api.setUpFlow(traceparent, idempotencyKey, body));
    }

    @Override
    public Answer list(String traceparent, @Nullable String toNumber, @Nullable Integer limit) {
        return MessagingService.answer(() -> api.list(traceparent, toNumber, limit));
    }

    @Override
    public Answer numbers(String traceparent) {
        return MessagingService.answer(() -> api.numbers(traceparent));
    }

    @Override
    public Answer outcome(String traceparent, String id) {
        return MessagingService.answer(() -> api.outcome(traceparent, id));
    }

    @Override
    public Answer history(String traceparent, String id) {
        return MessagingService.answer(() -> api.history(traceparent, id));
    }
}
