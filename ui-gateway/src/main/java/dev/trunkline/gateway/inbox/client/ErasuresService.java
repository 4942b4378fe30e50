package dev.trunkline.gateway.inbox.client;

import dev.trunkline.gateway.inbox.Erasures;
import dev.trunkline.gateway.inbox.MessagingConfig;
import dev.trunkline.gateway.service.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Passes calls on and makes what went wrong on the way a problem. */
@ApplicationScoped
class ErasuresService implements Erasures {

    private final ErasuresApi api;

    ErasuresService(MessagingConfig config) {
        this.api = MessagingService.client(config, ErasuresApi.class);
    }

    @Override
    public Answer erase(String traceparent, byte[] body) {
        return MessagingService.answer(() -> api.erase(traceparent, body));
    }

    @Override
    public Answer erasures(String traceparent, @Nullable String address) {
        return MessagingService.answer(() -> api.erasures(traceparent, address));
    }

    @Override
    public Answer erasure(String traceparent, String id) {
        return MessagingService.answer(() -> api.erasure(traceparent, id));
    }

    @Override
    public Answer audit(
            String traceparent,
            @Nullable String conversationId,
            @Nullable Integer limit,
            @Nullable Long before) {
        return MessagingService.answer(() -> api.audit(traceparent, conversationId, limit, before));
    }
}
