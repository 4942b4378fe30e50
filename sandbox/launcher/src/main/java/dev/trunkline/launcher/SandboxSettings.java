package dev.trunkline.launcher;

import dev.trunkline.embedded.EmbeddedPostgres;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.resource.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the sandbox's simulated world looks like, and how each service is told of it. */
public final class SandboxSettings {

    /** The account of the sample webhooks. */
    public static final String FLEX_SID = "AC4c6d62d3bf1584e6bc1e606cd45ab7ba";

    static final String FRONTLINE_SID = "AC0f3a1be2c54d47e8a9b0c1d2e3f40516";
    public static final String SMS_NUMBER = "+14155550100";
    /** What customers write to it becomes chats with tasks in Flex. */
    static final String FLEX_NUMBER = "+14155550101";

    static final String WHATSAPP_NUMBER = "whatsapp:+14155550100";
    static final String MESSENGER_ID = "messenger:104900000000001";

    private final Sandbox sandbox;
    private final Secrets secrets;

    public SandboxSettings(Sandbox sandbox, Secrets secrets) {
        this.sandbox = sandbox;
        this.secrets = secrets;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + sandbox.port(Service.KAFKA);
    }

    public String issuer() {
        return sandbox.url(Service.LOGIN) + "/trunkline";
    }

    private String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + sandbox.port(Service.POSTGRES) + "/" + EmbeddedPostgres.DATABASE;
    }

    /** What {@code trunkline env} prints. */
    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("GATEWAY_URL", sandbox.url(Service.GATEWAY));
        environment.put("INGRESS_URL", sandbox.url(Service.INGRESS));
        environment.put("INGRESS_PUBLIC_URL", sandbox.url(Service.INGRESS));
        environment.put("INGRESS_MANAGEMENT_URL", sandbox.url(Service.INGRESS_MANAGEMENT));
        environment.put("MESSAGING_URL", sandbox.url(Service.MESSAGING));
        environment.put("PROXY_URL", sandbox.url(Service.PROXY));
        environment.put("BRIDGE_URL", sandbox.url(Service.BRIDGE));
        environment.put("TASKROUTER_URL", sandbox.url(Service.TASKROUTER));
        environment.put("SIMULATOR_URL", sandbox.url(Service.SIMULATOR));
        environment.put("KAFKA_BOOTSTRAP", bootstrapServers());
        environment.put(
                "DATABASE_URL",
                "postgresql://" + EmbeddedPostgres.USER + ":" + EmbeddedPostgres.PASSWORD + "@127.0.0.1:"
                        + sandbox.port(Service.POSTGRES) + "/" + EmbeddedPostgres.DATABASE);
        environment.put("FLEX_ACCOUNT_SID", FLEX_SID);
        environment.put("FLEX_AUTH_TOKEN", secrets.flexToken());
        environment.put("FRONTLINE_ACCOUNT_SID", FRONTLINE_SID);
        environment.put("FRONTLINE_AUTH_TOKEN", secrets.frontlineToken());
        environment.put("SMS_NUMBER", SMS_NUMBER);
        environment.put("FLEX_NUMBER", FLEX_NUMBER);
        environment.put("WHATSAPP_NUMBER", WHATSAPP_NUMBER);
        environment.put("MESSENGER_ID", MESSENGER_ID);
        return environment;
    }

    /** The settings of one application. */
    public Map<String, String> of(Service service) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", String.valueOf(sandbox.port(service)));
        settings.put("kafka.bootstrap.servers", bootstrapServers());
        settings.put("quarkus.oidc.auth-server-url", issuer());
        settings.put("quarkus.log.console.json.enabled", "false");
        switch (service) {
            case GATEWAY -> gateway(settings);
            case INGRESS -> {
                twilio(settings);
                settings.put("quarkus.management.host", "127.0.0.1");
                settings.put("quarkus.management.port", String.valueOf(sandbox.port(Service.INGRESS_MANAGEMENT)));
                settings.put("trunkline.ingress.public-url", sandbox.url(Service.INGRESS));
                settings.put("trunkline.ingress.answers.frontline", sandbox.url(Service.BRIDGE));
                settings.put(
                        "trunkline.ingress.spool.directory",
                        sandbox.data(Service.INGRESS).resolve("spool").toString());
            }
            case MESSAGING -> {
                domain(settings, service);
                settings.put("trunkline.messaging.account", "flex");
                settings.put("trunkline.messaging.senders.sms", SMS_NUMBER);
                settings.put("trunkline.messaging.senders.whatsapp", WHATSAPP_NUMBER);
                settings.put("trunkline.messaging.senders.messenger", MESSENGER_ID);
                settings.put(
                        "trunkline.messaging.status-callback-url",
                        sandbox.url(Service.INGRESS) + "/webhooks/messaging/status");
                settings.put("trunkline.messaging.wiring.mode", "apply");
                settings.put("trunkline.messaging.public-url", sandbox.url(Service.GATEWAY));
                settings.put("trunkline.messaging.upload.signing-key", secrets.clientSecret());
                var tasks = "trunkline.messaging.outbound-tasks.";
                settings.put(tasks + "workspace-sid", FlexProject.workspace(FLEX_SID));
                settings.put(tasks + "workflow-sid", FlexProject.workflow(FLEX_SID));
                settings.put(tasks + "proxy-service-sid", FlexProject.proxyService(FLEX_SID));
                settings.put(tasks + "chat-service-sid", FlexProject.chatService(FLEX_SID));
            }
            case TASKROUTER -> {
                domain(settings, service);
                settings.put("trunkline.taskrouter.auto-accept", "flex/chat");
                settings.put("trunkline.taskrouter.prompts.account", "frontline");
                settings.put("trunkline.taskrouter.wiring.mode", "apply");
                settings.put("trunkline.taskrouter.wiring.public-url", sandbox.url(Service.INGRESS));
                Map.of("flex", FLEX_SID, "frontline", FRONTLINE_SID).forEach((name, sid) -> {
                    settings.put("trunkline.taskrouter.workspaces." + name, FlexProject.workspace(sid));
                    settings.put("trunkline.taskrouter.activities.available." + name, "Available");
                    settings.put("trunkline.taskrouter.activities.unavailable." + name, "Unavailable");
                });
            }
            case BRIDGE -> {
                domain(settings, service);
                var pair = "trunkline.bridge.pairs.workspaces.";
                settings.put(pair + "first.account", "flex");
                settings.put(pair + "first.product", "chat");
                settings.put(pair + "first.service-sid", FlexProject.chatService(FLEX_SID));
                settings.put(pair + "first.default-webhook", sandbox.url(Service.SIMULATOR) + "/webhooks/flex");
                settings.put(pair + "second.account", "frontline");
                settings.put(pair + "second.product", "conversations");
                settings.put(pair + "second.service-sid", Resources.chatService(FRONTLINE_SID));
                settings.put(pair + "starts-from-second", "true");
                settings.put(pair + "outbound.number", FLEX_NUMBER);
                settings.put(pair + "outbound.workspace-sid", FlexProject.workspace(FLEX_SID));
                settings.put(pair + "outbound.workflow-sid", FlexProject.workflow(FLEX_SID));
                settings.put(pair + "outbound.proxy-service-sid", FlexProject.proxyService(FLEX_SID));
                settings.put("trunkline.bridge.frontline.sms-number", FLEX_NUMBER);
                settings.put("trunkline.bridge.wiring.mode", "apply");
                settings.put("trunkline.bridge.saying.files-url", sandbox.url(Service.GATEWAY));
                settings.put("trunkline.bridge.wiring.public-url", sandbox.url(Service.INGRESS));
                settings.put("trunkline.bridge.frontline.whatsapp-number", WHATSAPP_NUMBER);
                settings.put("trunkline.bridge.frontline.templates.Greetings", "Hello\\, how can I help?");
            }
            case PROXY -> domain(settings, service);
            default -> throw new IllegalArgumentException(service + " is no application");
        }
        return settings;
    }

    private void gateway(Map<String, String> settings) {
        settings.put("quarkus.oidc.client-id", LoginServer.CLIENT);
        settings.put("quarkus.oidc.credentials.secret", secrets.clientSecret());
        for (var service :
                List.of(Service.MESSAGING, Service.PROXY, Service.BRIDGE, Service.TASKROUTER, Service.INGRESS)) {
            settings.put("trunkline.gateway." + service.id() + ".url", sandbox.url(service));
        }
    }

    private void domain(Map<String, String> settings, Service service) {
        twilio(settings);
        settings.put("quarkus.datasource.jdbc.url", jdbcUrl() + "?currentSchema=" + service.id());
        settings.put("quarkus.datasource.username", EmbeddedPostgres.USER);
        settings.put("quarkus.datasource.password", EmbeddedPostgres.PASSWORD);
        // A service that was killed is started again at once; Kafka should not wait long for the former process.
        var webhooks = "mp.messaging.incoming.webhooks.";
        settings.put(webhooks + "connector", "smallrye-kafka");
        settings.put(webhooks + "session.timeout.ms", "10000");
        settings.put(webhooks + "heartbeat.interval.ms", "3000");
    }

    private void twilio(Map<String, String> settings) {
        settings.put("trunkline.twilio.base-url", sandbox.url(Service.SIMULATOR));
        settings.put("trunkline.twilio.accounts.flex.sid", FLEX_SID);
        settings.put("trunkline.twilio.accounts.flex.auth-token", secrets.flexToken());
        settings.put("trunkline.twilio.accounts.frontline.sid", FRONTLINE_SID);
        settings.put("trunkline.twilio.accounts.frontline.auth-token", secrets.frontlineToken());
    }
}
