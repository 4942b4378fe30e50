package dev.trunkline.simulator.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Carries one webhook to its URL, with Twilio's time limits and retries. Blocks; made for virtual threads. */
final class Courier implements AutoCloseable {

    private static final int LONGEST_ANSWER = 16 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> rewrites;

    /** @param rewrites public URL prefix to the prefix that is really called */
    Courier(Map<String, String> rewrites) {
        this.rewrites = Map.copyOf(rewrites);
    }

    /** All attempts that were made, at least one. */
    List<Attempt> carry(SentWebhook sent) {
        var policy = WebhookPolicy.of(URI.create(sent.webhook().url()));
        var deadline = Instant.now().plus(policy.total());
        var attempts = new ArrayList<Attempt>();
        do {
            attempts.add(attempt(sent, policy, deadline));
        } while (attempts.size() <= policy.retries()
                && policy.retries(attempts.getLast())
                && Instant.now().isBefore(deadline));
        return attempts;
    }

    private Attempt attempt(SentWebhook sent, WebhookPolicy policy, Instant deadline) {
        var at = Instant.now();
        var left = Duration.between(at, deadline);
        var patience = policy.read().compareTo(left) < 0 ? policy.read() : left;
        try {
            var answer = client.send(
                    request(sent, patience.isPositive() ? patience : Duration.ofMillis(1)), BodyHandlers.ofString());
            var body = answer.body();
            return Attempt.answered(
                    at, answer.statusCode(), body.length() > LONGEST_ANSWER ? body.substring(0, LONGEST_ANSWER) : body);
        } catch (HttpConnectTimeoutException | java.net.ConnectException e) {
            return Attempt.failed(at, "connect: " + reason(e), "ct");
        } catch (HttpTimeoutException e) {
            return Attempt.failed(at, "no answer within " + patience.toMillis() + " ms", "rt");
        } catch (InterruptedIOException e) {
            return Attempt.failed(at, reason(e), "rt");
        } catch (IOException e) {
            return Attempt.failed(at, "connection lost: " + reason(e), "rt");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.failed(at, "simulator closed", "closed");
        }
    }

    private HttpRequest request(SentWebhook sent, Duration patience) {
        var webhook = sent.webhook();
        var request = HttpRequest.newBuilder(URI.create(rewritten(sent.url())))
                .timeout(patience)
                .header("User-Agent", "TwilioProxy/1.1")
                .header("Accept", "*/*")
                .header("X-Twilio-Signature", sent.signature())
                .header("I-Twilio-Idempotency-Token", sent.token());
        if (webhook.method().equals("GET")) {
            return request.GET().build();
        }
        return request.header("Content-Type", webhook.contentType())
                .POST(BodyPublishers.ofByteArray(webhook.body()))
                .build();
    }

    private String rewritten(String url) {
        return rewrites.entrySet().stream()
                .filter(rewrite -> url.startsWith(rewrite.getKey()))
                .findFirst()
                .map(rewrite ->
                        rewrite.getValue() + url.substring(rewrite.getKey().length()))
                .orElse(url);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
