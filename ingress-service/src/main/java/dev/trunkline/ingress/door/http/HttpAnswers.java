package dev.trunkline.ingress.door.http;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.ingress.door.AnswersConfig;
import dev.trunkline.ingress.door.DoorConfig;
import dev.trunkline.ingress.door.OwnersAnswers;
import dev.trunkline.ingress.door.WebhookRequest;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Passes questions on with the signature they came with, so that the owner can prove them as we did. */
@ApplicationScoped
class HttpAnswers implements OwnersAnswers {

    private static final int OK = 200;

    private final AnswersConfig config;
    private final DoorConfig door;
    private final HttpClient client;

    HttpAnswers(AnswersConfig config, DoorConfig door) {
        this.config = config;
        this.door = door;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.deadline())
                .build();
    }

    @Override
    public CompletionStage<Optional<String>> ask(WebhookRequest webhook) {
        var owner = owner(webhook.route());
        if (owner.isEmpty() || !webhook.method().equals("POST")) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return client.sendAsync(request(owner.get(), webhook), BodyHandlers.ofString())
                .thenApply(answer -> taken(owner.get(), answer))
                .exceptionally(failure -> {
                    Log.warnf(
                            "no answer in time url=%s reason=%s",
                            owner.get(), failure.getClass().getSimpleName());
                    return Optional.empty();
                });
    }

    private Optional<URI> owner(@Nullable WebhookRoute route) {
        return switch (route) {
            case FRONTLINE_CRM -> frontline("/crm");
            case FRONTLINE_OUTGOING -> frontline("/outgoing");
            case FRONTLINE_TEMPLATES -> frontline("/templates");
            case null, default -> Optional.empty();
        };
    }

    private Optional<URI> frontline(String path) {
        return config.frontline().map(bridge -> bridge.resolve("/callbacks/frontline" + path));
    }

    private HttpRequest request(URI owner, WebhookRequest webhook) {
        var request = HttpRequest.newBuilder(owner)
                .timeout(config.deadline())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("traceparent", webhook.trace().next().traceparent())
                .POST(BodyPublishers.ofByteArray(webhook.body()));
        if (webhook.signature() != null) {
            request.header("X-Twilio-Signature", webhook.signature());
        }
        // It was signed for one of these.
        door.publicUrl().forEach(url -> request.header("X-Trunkline-Webhook-Url", withoutSlash(url) + webhook.uri()));
        return request.build();
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Optional<String> taken(URI owner, HttpResponse<String> answer) {
        if (answer.statusCode() == OK) {
            return Optional.of(answer.body());
        }
        Log.warnf("question refused url=%s status=%d", owner, answer.statusCode());
        return Optional.empty();
    }
}
