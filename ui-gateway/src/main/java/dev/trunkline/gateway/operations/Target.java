package dev.trunkline.gateway.operations;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A service that operators look into. */
public enum Target {
    MESSAGING("messaging", OperationsConfig::messaging),
    PROXY("proxy", OperationsConfig::proxy),
    BRIDGE("bridge", OperationsConfig::bridge),
    TASKROUTER("taskrouter", OperationsConfig::taskrouter),
    /** Has no journal. */
    INGRESS("ingress", OperationsConfig::ingress);

    private static final List<Target> WITH_JOURNAL = List.of(MESSAGING, PROXY, BRIDGE, TASKROUTER);

    private final String id;
    private final Function<OperationsConfig, Optional<URI>> address;

    Target(String id, Function<OperationsConfig, Optional<URI>> address) {
        this.id = id;
        this.address = address;
    }

    /** Its name in paths and answers. */
    public String id() {
        return id;
    }

    /** Its name for people. */
    public String module() {
        return id + "-service";
    }

    /** Where it answers; empty where this installation does not have it. */
    public Optional<URI> address(OperationsConfig config) {
        return address.apply(config);
    }

    /** Those with a journal that this installation has. */
    public static List<Target> journals(OperationsConfig config) {
        return WITH_JOURNAL.stream()
                .filter(target -> target.address(config).isPresent())
                .toList();
    }

    /** One of {@link #journals} by its name. */
    public static Optional<Target> journal(OperationsConfig config, String id) {
        return journals(config).stream().filter(target -> target.id.equals(id)).findFirst();
    }
}
