package dev.trunkline.gateway;

import dev.trunkline.web.startup.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service, or says which settings it lacks. */
@QuarkusMain
public final class Application {

    private static final List<String> REQUIRED = List.of(
            "kafka.bootstrap.servers",
            "quarkus.oidc.auth-server-url",
            "quarkus.oidc.credentials.secret",
            "trunkline.gateway.messaging.url");

    private Application() {}

    public static void main(String[] arguments) {
        RequiredSettings.requireOrExit("ui-gateway", REQUIRED);
        Quarkus.run(arguments);
    }
}
