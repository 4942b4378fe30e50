package dev.trunkline.gateway.inbox.client;

import dev.trunkline.gateway.inbox.MessagingConfig;
import dev.trunkline.gateway.inbox.ReplyTools;
import dev.trunkline.gateway.service.Answer;
import jakarta.enterprise.context.ApplicationScoped;

/** Passes calls on and makes what went wrong on the way a problem. */
@ApplicationScoped
class ReplyToolsService implements ReplyTools {

    private static final byte[] NOTHING = new byte[0];

    private final ReplyToolsApi api;

    ReplyToolsService(MessagingConfig config) {
        this.api = MessagingService.client(config, ReplyToolsApi.class);
    }

    @Override
    public Answer templates(String traceparent) {
        return MessagingService.answer(() -> api.templates(traceparent));
    }

    @Override
    public Answer readTemplates(String traceparent) {
        return MessagingService.answer(() -> api.readTemplates(traceparent, NOTHING));
    }

    @Override
    public Answer list(String traceparent, Kind kind) {
        return MessagingService.answer(() -> api.list(traceparent, kind.path()));
    }

    @Override
    public Answer add(String traceparent, Kind kind, byte[] body) {
        return MessagingService.answer(() -> api.add(traceparent, kind.path(), body));
    }

    @Override
    public Answer replace(String traceparent, Kind kind, String id, byte[] body) {
        return MessagingService.answer(() -> api.replace(traceparent, kind.path(), id, body));
    }

    @Override
    public Answer remove(String traceparent, Kind kind, String id) {
        return MessagingService.answer(() -> api.remove(traceparent, kind.path(), id));
    }

    @Override
    public Answer autoReplyChanges(String traceparent) {
        return MessagingService.answer(() -> api.autoReplyChanges(traceparent));
    }

    @Override
    public Answer scheduled(String traceparent, String conversationId) {
        return MessagingService.answer(() -> api.scheduled(traceparent, conversationId));
    }

    @Override
    public Answer schedule(String traceparent, String conversationId, byte[] body) {
        return MessagingService.answer(() -> api.schedule(traceparent, conversationId, body));
    }

    @Override
    public Answer cancel(String traceparent, String scheduledId) {
        return MessagingService.answer(() -> api.cancel(traceparent, scheduledId));
    }
}
