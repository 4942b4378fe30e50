package dev.trunkline.messaging;

import dev.trunkline.web.startup.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service, or says everything that is missing. */
@QuarkusMain
public final class MessagingService {

    private static final List<String> REQUIRED = List.of(
            "kafka.bootstrap.servers",
            "quarkus.datasource.jdbc.url",
            "quarkus.datasource.username",
            "quarkus.datasource.password",
            "quarkus.oidc.auth-server-url",
            "trunkline.messaging.account",
            "trunkline.messaging.status-callback-url");

    private MessagingService() {}

    public static void main(String... arguments) {
        RequiredSettings.requireOrExit("messaging-service", REQUIRED);
        Quarkus.run(arguments);
    }
}
