package dev.trunkline.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, PostgreSQL and a login server for {@code @QuarkusTest}s: embedded by default; with {@code -Dcontainers} Kafka and
 * PostgreSQL run on Testcontainers where a Docker engine answers. Init argument {@code schema}: the service's schema.
 * Tests get the running {@link Infrastructure} and {@link LoginServer} injected into fields of these types.
 */
public final class TrunklineTestResource implements QuarkusTestResourceLifecycleManager {

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private String schema = "public";
    private @Nullable Infrastructure infrastructure;
    private @Nullable LoginServer login;

    @Override
    public void init(Map<String, String> arguments) {
        schema = arguments.getOrDefault("schema", schema);
    }

    @Override
    public Map<String, String> start() {
        var started = startInfrastructure();
        infrastructure = started;
        var loginServer = LoginServer.start(0, TOKEN_LIFETIME);
        login = loginServer;
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrap.servers", started.bootstrapServers());
        settings.put("quarkus.datasource.jdbc.url", started.jdbcUrl(schema));
        settings.put("quarkus.datasource.username", started.databaseUser());
        settings.put("quarkus.datasource.password", started.databasePassword());
        settings.put("quarkus.oidc.auth-server-url", loginServer.issuer());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(infrastructure, new TestInjector.MatchesType(Infrastructure.class));
        injector.injectIntoFields(login, new TestInjector.MatchesType(LoginServer.class));
    }

    @Override
    public void stop() {
        if (login != null) {
            login.close();
        }
        if (infrastructure != null) {
            infrastructure.close();
        }
    }

    /** Starts what {@code -Dcontainers} and the machine ask for. */
    static Infrastructure startInfrastructure() {
        var wanted = System.getProperty("containers") != null;
        return switch (Infrastructure.Kind.choose(wanted, ContainerInfrastructure::dockerAnswers)) {
            case EMBEDDED -> EmbeddedInfrastructure.start();
            case CONTAINERS -> ContainerInfrastructure.start();
        };
    }
}
