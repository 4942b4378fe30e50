package dev.trunkline.ingress.door;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.RequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Two accounts, a door, and what came through it. */
public final class DoorFixture {

    public static final String PUBLIC_URL = "https://hooks.example.com/twilio";
    public static final String FLEX = "AC4c6d62d3bf1584e6bc1e606cd45ab7ba";
    public static final String FLEX_TOKEN = "flex-token";
    public static final String FRONTLINE = "AC0f3a1be2c54d47e8a9b0c1d2e3f40516";
    public static final String FRONTLINE_TOKEN = "frontline-token";
    public static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    public static final Instant NOW = Instant.parse("2026-11-20T10:11:12Z");

    public static final RequestSignatures SIGNATURES = new HmacRequestSignatures();

    public final List<Publication> published = new ArrayList<>();
    public final List<String> doubtful = new ArrayList<>();
    public final List<Examination> examined = new ArrayList<>();
    public List<String> flexTokens = List.of(FLEX_TOKEN);
    public boolean publishable = true;

    public EventPublisher publisher() {
        return this::publish;
    }

    private CompletionStage<@Nullable Void> publish(List<Publication> publications) {
        if (!publishable) {
            return CompletableFuture.failedFuture(new IllegalStateException("neither Kafka nor spool"));
        }
        published.addAll(publications);
        return CompletableFuture.completedFuture(null);
    }

    public WebhookDoor door(DoubtfulRequests doubtfulRequests, List<String> publicUrls, Map<String, String> bindings) {
        return new WebhookDoor(check(publicUrls, bindings), publisher(), doubtfulRequests, examined::add);
    }

    public WebhookDoor door() {
        return door((request, account, reason) -> doubtful.add(account.name()), List.of(PUBLIC_URL), Map.of());
    }

    public SignatureCheck check(List<String> publicUrls, Map<String, String> bindings) {
        return new SignatureCheck(accounts(), SIGNATURES, publicUrls, bindings);
    }

    private TwilioAccounts accounts() {
        return () -> List.of(
                new TwilioAccount("flex", FLEX, flexTokens, Optional.empty()),
                new TwilioAccount("frontline", FRONTLINE, List.of(FRONTLINE_TOKEN), Optional.empty()));
    }

    /** A form as Twilio posts it to {@link #PUBLIC_URL}. */
    public static WebhookRequest form(String uri, String body, String token) {
        return signed("POST", uri, FORM, body.getBytes(StandardCharsets.UTF_8), token);
    }

    /** A JSON body as Twilio posts it: its hash stands in the query. */
    public static WebhookRequest json(String path, byte[] body, String token) {
        var uri = SIGNATURES.urlForBody(PUBLIC_URL + path, body).substring(PUBLIC_URL.length());
        return signed("POST", uri, "application/json", body, token);
    }

    public static WebhookRequest signed(
            String method, String uri, @Nullable String contentType, byte[] body, String token) {
        var signature = SIGNATURES.sign(new SignedRequest(method, PUBLIC_URL + uri, contentType, body), token);
        return new WebhookRequest(
                WebhookRequest.routeOf(uri),
                method,
                uri,
                contentType,
                signature,
                null,
                body,
                NOW,
                TraceContext.start());
    }

    public static Reception receive(WebhookDoor door, WebhookRequest request) {
        return door.receive(request).toCompletableFuture().join();
    }
}
