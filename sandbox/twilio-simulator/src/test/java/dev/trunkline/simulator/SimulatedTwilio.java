package dev.trunkline.simulator;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import dev.trunkline.twilio.account.TwilioAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;

/** The official SDK, led to the simulator instead of Twilio's hosts. */
final class SimulatedTwilio extends HttpClient {

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
    private final String baseUrl;

    private SimulatedTwilio(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    static TwilioRestClient client(TwilioSimulator simulator, TwilioAccount account) {
        return client(
                simulator, account.sid(), account.sid(), account.authTokens().getFirst());
    }

    static TwilioRestClient client(TwilioSimulator simulator, String accountSid, String user, String password) {
        return new TwilioRestClient.Builder(user, password)
                .accountSid(accountSid)
                .httpClient(new SimulatedTwilio(simulator.baseUrl()))
                .build();
    }

    @Override
    public Response makeRequest(Request request) {
        var builder = HttpRequest.newBuilder(simulated(request.constructURL().toString()))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", request.getAuthString())
                .header("Content-Type", isJson(request) ? "application/json" : "application/x-www-form-urlencoded");
        for (Map.Entry<String, List<String>> header : request.getHeaderParams().entrySet()) {
            header.getValue().forEach(value -> builder.header(header.getKey(), value));
        }
        var form = isJson(request) ? request.getBody() : request.encodeFormBody();
        var made = builder.method(
                        request.getMethod().toString(),
                        form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form))
                .build();
        try {
            var answer = http.send(made, BodyHandlers.ofString());
            return new Response(answer.body(), answer.statusCode(), new Header[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isJson(Request request) {
        return request.getBody() != null;
    }

    private URI simulated(String url) {
        var uri = URI.create(url);
        var product = uri.getHost().substring(0, uri.getHost().indexOf('.'));
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(baseUrl + "/" + product + uri.getRawPath() + query);
    }
}
