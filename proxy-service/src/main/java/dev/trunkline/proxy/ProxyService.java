package dev.trunkline.proxy;

import dev.trunkline.web.startup.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service, or says which settings it lacks. */
@QuarkusMain
public final class ProxyService {

    private static final List<String> REQUIRED = List.of(
            "kafka.bootstrap.servers",
            "quarkus.datasource.jdbc.url",
            "quarkus.datasource.username",
            "quarkus.datasource.password",
            "quarkus.oidc.auth-server-url");

    private ProxyService() {}

    public static void main(String[] arguments) {
        RequiredSettings.requireOrExit("proxy-service", REQUIRED);
        Quarkus.run(arguments);
    }
}
