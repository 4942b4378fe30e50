package dev.trunkline.bridge.forward.http;

import dev.trunkline.bridge.forward.DefaultWebhook;
import dev.trunkline.contracts.event.LeaseLapsedException;
import dev.trunkline.contracts.event.LeaseScope;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.rest.LeasedBody;
import dev.trunkline.twilio.signature.RequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Signed as Twilio signs, with the token of the account that the event is of. */
@ApplicationScoped
class SignedWebhook implements DefaultWebhook {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final TwilioAccounts accounts;
    private final RequestSignatures signatures;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    SignedWebhook(TwilioAccounts accounts, RequestSignatures signatures) {
        this.accounts = accounts;
        this.signatures = signatures;
    }

    @Override
    public String post(String accountSid, URI url, String contentType, byte[] body)
            throws IOException, InterruptedException {
        var account = accounts.bySid(accountSid)
                .orElseThrow(() -> new IllegalArgumentException(
                        "account " + accountSid + " is not configured (expected: one of trunkline.twilio.accounts)"));
        var signed = new SignedRequest("POST", url.toString(), contentType, body);
        var request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", contentType)
                .header(
                        "X-Twilio-Signature",
                        signatures.sign(signed, account.authTokens().getFirst()))
                .POST(LeasedBody.of(BodyPublishers.ofByteArray(body)));
        TraceScope.current()
                .ifPresent(trace -> request.header("traceparent", trace.next().traceparent()));
        LeaseScope.current().requireHeld();
        var answer = send(request.build());
        if (answer.statusCode() / 100 != 2) {
            throw new RefusedWebhookException(url.getHost(), answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            if (LeasedBody.wasKeptBack(e)) {
                throw new LeaseLapsedException();
            }
            throw e;
        }
    }
}
