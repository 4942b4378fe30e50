package dev.trunkline.gateway.operations;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A service that operators look into. */
public enum Target {
    MESSAGING("messaging", config -> config.messaging().stream().toList()),
    PROXY("proxy", config -> config.proxy().stream().toList()),
    BRIDGE("bridge", config -> config.bridge().stream().toList()),
    TASKROUTER("taskrouter", config -> config.taskrouter().stream().toList()),
    /** Has no journal; each instance has a spool of its own. */
    INGRESS("ingress", config -> config.ingress().orElse(List.of()));

    private static final List<Target> WITH_JOURNAL = List.of(MESSAGING, PROXY, BRIDGE, TASKROUTER);

    private final String id;
    private final Function<OperationsConfig, List<URI>> addresses;

    Target(String id, Function<OperationsConfig, List<URI>> addresses) {
        this.id = id;
        this.addresses = addresses;
    }

    /** Its name in paths and answers. */
    public String id() {
        return id;
    }

    /** Its name for people. */
    public String module() {
        return id + "-service";
    }

    /** Where it answers; nowhere where this installation does not have it. */
    List<Place> places(OperationsConfig config) {
        return addresses.apply(config).stream()
                .map(address -> new Place(this, address))
                .toList();
    }

    /** Those with a journal that this installation has. */
    static List<Place> journals(OperationsConfig config) {
        return WITH_JOURNAL.stream()
                .flatMap(target -> target.places(config).stream())
                .toList();
    }

    /** One of {@link #journals} by its name. */
    static Optional<Place> journal(OperationsConfig config, String id) {
        return journals(config).stream()
                .filter(place -> place.service().id.equals(id))
                .findFirst();
    }
}
