package dev.trunkline.bridge;

import dev.trunkline.web.startup.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service, or says which settings it lacks. */
@QuarkusMain
public final class BridgeService {

    private static final List<String> REQUIRED = List.of(
            "kafka.bootstrap.servers",
            "quarkus.datasource.jdbc.url",
            "quarkus.datasource.username",
            "quarkus.datasource.password",
            "quarkus.oidc.auth-server-url");

    private BridgeService() {}

    public static void main(String[] arguments) {
        RequiredSettings.requireOrExit("bridge-service", REQUIRED);
        Quarkus.run(arguments);
    }
}
