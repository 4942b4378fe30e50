package dev.trunkline.gateway.inbox.rest;

import dev.trunkline.gateway.inbox.MessagingConfig;
import dev.trunkline.gateway.service.rest.Asking;
import dev.trunkline.gateway.service.rest.ServiceCalls;
import jakarta.inject.Singleton;
import java.util.Optional;

/** messaging-service. */
@Singleton
class Messaging extends ServiceCalls {
    Messaging(MessagingConfig config, Asking asking) {
        super("messaging-service", Optional.of(config.url()), config.deadline(), asking);
    }
}
