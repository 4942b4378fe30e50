package dev.trunkline.ingress;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.TemporaryDirectory;
import dev.trunkline.ingress.door.DoorFixture;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two accounts, one of them with token files, routes bound as in a two-account house, and a spool of its own. */
public final class IngressTestSettings implements QuarkusTestResourceLifecycleManager {

    private static final List<String> FRONTLINE_ROUTES =
            List.of("conversations", "frontline-crm", "frontline-outgoing", "frontline-templates");

    private @Nullable TemporaryDirectory temporary;

    /** The token that signs what Twilio sends to a route. */
    static String tokenOf(WebhookRoute route) {
        return switch (route) {
            case CONVERSATIONS, FRONTLINE_CRM, FRONTLINE_OUTGOING, FRONTLINE_TEMPLATES -> DoorFixture.FRONTLINE_TOKEN;
            default -> DoorFixture.FLEX_TOKEN;
        };
    }

    @Override
    public Map<String, String> start() {
        try {
            var created = TemporaryDirectory.create("trunkline-ingress-");
            temporary = created;
            var directory = created.path();
            var primary = Files.writeString(directory.resolve("flex-token"), DoorFixture.FLEX_TOKEN);
            var secondary = Files.writeString(directory.resolve("flex-second-token"), "");
            return settings(directory, primary, secondary);
        } catch (IOException e) {
            throw new UncheckedIOException("no files for the tokens", e);
        }
    }

    private static Map<String, String> settings(Path directory, Path primary, Path secondary) {
        var settings = new HashMap<String, String>();
        for (var route : FRONTLINE_ROUTES) {
            settings.put("trunkline.ingress.routes." + route + ".account", "frontline");
        }
        settings.putAll(Map.of(
                "trunkline.ingress.public-url",
                "https://old.example.com," + DoorFixture.PUBLIC_URL,
                "trunkline.ingress.spool.directory",
                directory.resolve("spool").toString(),
                "trunkline.twilio.accounts.flex.sid",
                DoorFixture.FLEX,
                "trunkline.twilio.accounts.flex.auth-token-file",
                primary.toString(),
                "trunkline.twilio.accounts.flex.secondary-auth-token-file",
                secondary.toString(),
                "trunkline.twilio.accounts.frontline.sid",
                DoorFixture.FRONTLINE,
                "trunkline.twilio.accounts.frontline.auth-token",
                DoorFixture.FRONTLINE_TOKEN,
                "trunkline.ingress.routes.chat.account",
                "flex",
                "quarkus.log.category.\"dev.trunkline\".level",
                "DEBUG"));
        return settings;
    }

    @Override
    public void stop() {
        if (temporary != null) {
            temporary.close();
        }
    }
}
