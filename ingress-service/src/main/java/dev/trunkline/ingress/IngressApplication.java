package dev.trunkline.ingress;

import dev.trunkline.web.startup.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service where its settings are complete. */
@QuarkusMain
public class IngressApplication {

    public static void main(String... arguments) {
        RequiredSettings.requireOrExit(
                "ingress-service",
                List.of(
                        "trunkline.ingress.public-url",
                        "trunkline.ingress.spool.directory",
                        "kafka.bootstrap.servers",
                        "quarkus.oidc.auth-server-url"));
        Quarkus.run(arguments);
    }
}
