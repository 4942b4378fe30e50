package dev.trunkline.gateway.inbox.client;

import dev.trunkline.gateway.inbox.MessagingConfig;
import dev.trunkline.gateway.inbox.Wiring;
import dev.trunkline.gateway.service.Answer;
import jakarta.enterprise.context.ApplicationScoped;

/** Passes calls on and makes what went wrong on the way a problem. */
@ApplicationScoped
class WiringService implements Wiring {

    private static final byte[] NOTHING = new byte[0];

    private final WiringApi api;

    WiringService(MessagingConfig config) {
        this.api = MessagingService.client(config, WiringApi.class);
    }

    @Override
    public Answer report(String traceparent) {
        return MessagingService.answer(() -> api.report(traceparent));
    }

    @Override
    public Answer check(String traceparent) {
        return MessagingService.answer(() -> api.check(traceparent, NOTHING));
    }

    @Override
    public Answer apply(String traceparent, byte[] body) {
        return MessagingService.answer(() -> api.apply(traceparent, body));
    }

    @Override
    public Answer outcome(String traceparent, String id) {
        return MessagingService.answer(() -> api.outcome(traceparent, id));
    }
}
