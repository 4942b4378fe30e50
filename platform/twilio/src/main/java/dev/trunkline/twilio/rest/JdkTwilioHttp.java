package dev.trunkline.twilio.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.constant.EnumConstants.ContentType;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.HttpUtility;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.trunkline.contracts.event.LeaseLapsedException;
import dev.trunkline.contracts.event.LeaseScope;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.twilio.rest.TwilioHosts.Target;
import dev.trunkline.twilio.rest.TwilioUnreachableException.Kind;
import dev.trunkline.twilio.sending.AccountSending;
import dev.trunkline.twilio.sending.AccountSending.Permit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The SDK's transport, on the JDK's HTTP client: waits without holding a carrier thread, has a time limit for the whole
 * answer, waits for the call's turn, sends the trace on, changes nothing once the worker's lease may have run out, and never repeats a request, since only the journal knows whether that is safe. An error is
 * thrown as {@link TwilioCallException} or {@link TwilioUnreachableException}, both of which the SDK passes on.
 *
 * <p>Connections are kept for {@code jdk.httpclient.keepalive.timeout} seconds (a system property, 30 by default).
 */
final class JdkTwilioHttp extends HttpClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final java.net.http.HttpClient client;
    private final TwilioHosts hosts;
    private final Duration timeout;
    private final CallRecorder recorder;
    private final AccountSending sending;

    JdkTwilioHttp(
            java.net.http.HttpClient client,
            TwilioHosts hosts,
            Duration timeout,
            CallRecorder recorder,
            AccountSending sending) {
        this.client = client;
        this.hosts = hosts;
        this.timeout = timeout;
        this.recorder = recorder;
        this.sending = sending;
    }

    /** One attempt: the SDK's own version repeats a POST after a 5xx, which can send a message twice. */
    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        var target = target(request);
        var call = new TwilioCall(request.getMethod().toString(), target.product(), target.path());
        try (var permit = sending.enter(target.product())) {
            var prepared = httpRequest(request, target.uri());
            if (!call.readsOnly()) {
                LeaseScope.current().requireHeld();
            }
            return call(call, prepared, permit);
        }
    }

    private Response call(TwilioCall call, HttpRequest request, Permit permit) {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer;
        try {
            answer = send(call, request);
        } catch (TwilioUnreachableException e) {
            recorder.record(
                    call, e.kind().name().toLowerCase(Locale.ROOT), Duration.ofNanos(System.nanoTime() - start));
            Judgement.ofNoAnswer(permit, e);
            throw e;
        }
        recorder.record(call, Integer.toString(answer.statusCode()), Duration.ofNanos(System.nanoTime() - start));
        var retryAfter = Judgement.ofAnswer(permit, answer.statusCode(), RetryAfter.parse(answer.headers()));
        if (answer.statusCode() >= 400) {
            throw new TwilioCallException(call, answer.statusCode(), errorCode(answer.body()), retryAfter);
        }
        return new Response(new ByteArrayInputStream(answer.body()), answer.statusCode(), headers(answer.headers()));
    }

    private Target target(Request request) {
        var url = URI.create(request.constructURL().toString());
        return hosts.target(url)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "host '" + url.getHost()
                                        + "' is not Twilio's: no credentials are sent there (expected: https and a host below twilio.com)"));
    }

    private HttpRequest httpRequest(Request request, URI uri) {
        var builder = HttpRequest.newBuilder(uri)
                .setHeader("Accept", "application/json")
                .setHeader("User-Agent", HttpUtility.getUserAgentString(userAgentExtensions(request)));
        if (request.requiresAuthentication()) {
            builder.setHeader("Authorization", request.getAuthString());
        }
        TraceScope.current()
                .ifPresent(
                        trace -> builder.setHeader("traceparent", trace.next().traceparent()));
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        var body = body(request);
        if (body == null) {
            return builder.method(request.getMethod().toString(), BodyPublishers.noBody())
                    .build();
        }
        return builder.setHeader("Content-Type", contentType(request).getValue() + "; charset=UTF-8")
                .method(request.getMethod().toString(), LeasedBody.of(body))
                .build();
    }

    private static @Nullable BodyPublisher body(Request request) {
        if (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD) {
            return null;
        }
        return switch (contentType(request)) {
            case JSON -> BodyPublishers.ofString(request.getBody(), UTF_8);
            case FORM_URLENCODED -> {
                var form = request.encodeFormBody();
                yield form.isEmpty() && request.getMethod() == HttpMethod.DELETE
                        ? null
                        : BodyPublishers.ofString(form, UTF_8);
            }
            case MULTIPART_FORM_DATA ->
                throw new UnsupportedOperationException(
                        "multipart upload to " + request.getUrl() + " (expected: a form or JSON)");
        };
    }

    private static ContentType contentType(Request request) {
        var contentType = request.getContentType();
        return contentType == null ? ContentType.FORM_URLENCODED : contentType;
    }

    private static List<String> userAgentExtensions(Request request) {
        var extensions = request.getUserAgentExtensions();
        return extensions == null ? List.of() : extensions;
    }

    private HttpResponse<byte[]> send(TwilioCall call, HttpRequest request) {
        var answer = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new TwilioUnreachableException(call, Kind.TIMEOUT, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new TwilioUnreachableException(call, Kind.BROKEN, e);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            if (LeasedBody.wasKeptBack(cause)) {
                throw new LeaseLapsedException();
            }
            throw new TwilioUnreachableException(call, kind(cause), cause);
        }
    }

    static Kind kind(Throwable cause) {
        return switch (cause) {
            case ConnectException e -> Kind.CONNECT;
            case HttpConnectTimeoutException e -> Kind.CONNECT;
            case UnknownHostException e -> Kind.CONNECT;
            case UnresolvedAddressException e -> Kind.CONNECT;
            case SSLHandshakeException e -> Kind.CONNECT;
            default -> Kind.BROKEN;
        };
    }

    /** Gateways in front of Twilio may answer HTML or nothing. */
    private static @Nullable Integer errorCode(byte[] body) {
        try {
            JsonNode code = JSON.readTree(body).path("code");
            return code.canConvertToInt() && code.isIntegralNumber() ? (Integer) code.intValue() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static Header[] headers(HttpHeaders headers) {
        return headers.map().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> new BasicHeader(header.getKey(), value)))
                .toArray(Header[]::new);
    }
}
