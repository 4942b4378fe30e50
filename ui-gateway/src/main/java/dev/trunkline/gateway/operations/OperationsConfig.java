package dev.trunkline.gateway.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the services' journals are, and how long they may take. A service without an address is not shown. */
@ConfigMapping(prefix = "trunkline.gateway")
public interface OperationsConfig {

    @WithName("messaging.url")
    Optional<URI> messaging();

    @WithName("proxy.url")
    Optional<URI> proxy();

    @WithName("bridge.url")
    Optional<URI> bridge();

    @WithName("taskrouter.url")
    Optional<URI> taskrouter();

    /** The own addresses inside of all instances of the ingress, for their part of the ledger: each has its own spool. */
    @WithName("ingress.url")
    Optional<List<URI>> ingress();

    /** How long the summary of all services waits for one of them. */
    @WithName("operations.glance")
    @WithDefault("2s")
    Duration glance();

    /** How long a question or a change waits for its answer. */
    @WithName("operations.deadline")
    @WithDefault("20s")
    Duration deadline();

    /** How long a ledger or a preview of a replay, which read a lot, may take. */
    @WithName("operations.long-deadline")
    @WithDefault("5m")
    Duration longDeadline();
}
