package dev.trunkline.ingress;

import dev.trunkline.ingress.door.DoorFixture;
import dev.trunkline.ingress.door.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls the service as Twilio does. */
final class TwilioRequests {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TwilioRequests() {}

    static HttpResponse<String> form(URI service, String uri, String body, String token) {
        return send(service, DoorFixture.form(uri, body, token));
    }

    /** As {@link #form(URI, String, String, String)}, by a caller that hangs up after a time. */
    static HttpResponse<String> form(URI service, String uri, String body, String token, Duration patience) {
        return send(builder(service, DoorFixture.form(uri, body, token))
                .timeout(patience)
                .build());
    }

    static HttpResponse<String> json(URI service, String path, byte[] body, String token) {
        return send(service, DoorFixture.json(path, body, token));
    }

    static HttpResponse<String> send(URI service, WebhookRequest request, String... headers) {
        var builder = builder(service, request);
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return send(builder.build());
    }

    private static HttpRequest.Builder builder(URI service, WebhookRequest request) {
        var root = service.toString().replaceAll("/$", "");
        var builder = HttpRequest.newBuilder(URI.create(root + request.uri()))
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        if (request.contentType() != null) {
            builder.header("Content-Type", request.contentType());
        }
        if (request.signature() != null) {
            builder.header("X-Twilio-Signature", request.signature());
        }
        return builder;
    }

    static HttpResponse<String> call(String method, URI uri, String body, Map<String, String> headers) {
        var builder = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
        headers.forEach(builder::header);
        return send(builder.build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
