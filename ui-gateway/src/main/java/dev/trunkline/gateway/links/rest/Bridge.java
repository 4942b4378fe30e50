package dev.trunkline.gateway.links.rest;

import dev.trunkline.gateway.operations.OperationsConfig;
import dev.trunkline.gateway.service.rest.Asking;
import dev.trunkline.gateway.service.rest.ServiceCalls;
import jakarta.inject.Singleton;

/** bridge-service. */
@Singleton
public class Bridge extends ServiceCalls {
    public Bridge(OperationsConfig config, Asking asking) {
        super("bridge-service", config.bridge(), config.deadline(), asking);
    }
}
