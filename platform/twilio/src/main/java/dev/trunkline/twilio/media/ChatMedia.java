package dev.trunkline.twilio.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.LeaseLapsedException;
import dev.trunkline.contracts.event.LeaseScope;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.rest.Credentials;
import dev.trunkline.twilio.rest.Judgement;
import dev.trunkline.twilio.rest.LeasedBody;
import dev.trunkline.twilio.rest.RetryAfter;
import dev.trunkline.twilio.rest.TwilioCall;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioHosts;
import dev.trunkline.twilio.rest.TwilioUnreachableException;
import dev.trunkline.twilio.sending.AdaptiveSending;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * Files in chats of both generations. They live in a service of their own, one shelf for each chat service; a message names
 * them by {@code ME…}. Source: TWILIO, "Media Content Service" ({@code https://mcs.us1.twilio.com/v1/Services/{IS}/Media}).
 *
 * <p>Blocks for no longer than the timeout; use virtual threads. An upload may be repeated: a file that no message names is
 * seen by nobody.
 */
public final class ChatMedia implements AutoCloseable {

    private static final String HOST = "https://mcs.us1.twilio.com";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TwilioAccounts accounts;
    private final TwilioHosts hosts;
    private final MediaLimits limits;
    private final AdaptiveSending sending;
    private final StorageHosts storage;
    private final HttpClient client;

    public ChatMedia(TwilioAccounts accounts, TwilioHosts hosts, MediaLimits limits, AdaptiveSending sending) {
        this.accounts = accounts;
        this.hosts = hosts;
        this.limits = limits;
        this.sending = sending;
        this.storage = new StorageHosts(hosts, limits.storageDomains());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connectTimeout())
                .build();
    }

    /** A shelf. */
    public record Shelf(String accountSid, String chatService) {
        String path() {
            return "/v1/Services/" + chatService + "/Media";
        }
    }

    /** Fetches a file. */
    public Media fetch(Shelf shelf, String mediaSid) {
        var described = json(ask(shelf, "GET", shelf.path() + "/" + mediaSid, "", HttpRequest.newBuilder()));
        var link = URI.create(
                described.path("links").path("content_direct_temporary").asText(""));
        if (!storage.contain(link)) {
            throw MediaException.permanent("media " + mediaSid + ": is at host '" + link.getHost()
                    + "', which is none of trunkline.twilio.media.storage-domains");
        }
        var call = new TwilioCall("GET", "mcs", shelf.path() + "/" + mediaSid);
        var answer = send(call, HttpRequest.newBuilder(link).GET());
        if (answer.statusCode() != 200) {
            throw new TwilioCallException(call, answer.statusCode(), null, null);
        }
        try (var bytes = new LimitedStream(new ByteArrayInputStream(answer.body()), limits.maxBytes(), mediaSid)) {
            return new Media(described.path("content_type").asText("application/octet-stream"), bytes.readAllBytes());
        } catch (IOException e) {
            throw MediaException.passing(
                    "media " + mediaSid + ": " + e.getClass().getSimpleName());
        }
    }

    /**
     * Puts a file onto a shelf.
     *
     * @param filename what people see; empty where nobody has named it
     * @return {@code ME…}
     */
    public String upload(Shelf shelf, Media media, String filename) {
        var query = filename.isEmpty() ? "" : "?Filename=" + URLEncoder.encode(filename, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder()
                .setHeader("Content-Type", media.contentType())
                .POST(LeasedBody.of(BodyPublishers.ofByteArray(media.bytes())));
        return json(ask(shelf, "POST", shelf.path(), query, request))
                .path("sid")
                .asText();
    }

    private HttpResponse<byte[]> ask(
            Shelf shelf, String method, String path, String query, HttpRequest.Builder request) {
        var account = accounts.bySid(shelf.accountSid())
                .orElseThrow(() -> new IllegalArgumentException("account " + shelf.accountSid()
                        + " is not configured (expected: one of trunkline.twilio.accounts)"));
        var call = new TwilioCall(method, "mcs", path);
        var target = hosts.target(URI.create(HOST + path + query)).orElseThrow();
        request.uri(target.uri())
                .setHeader("Authorization", Credentials.of(account).basic())
                .setHeader("Accept", "application/json");
        TraceScope.current()
                .ifPresent(
                        trace -> request.setHeader("traceparent", trace.next().traceparent()));
        try (var permit = sending.account(account.name()).enter("mcs")) {
            if (!call.readsOnly()) {
                LeaseScope.current().requireHeld();
            }
            var answer = send(call, request);
            var retryAfter = Judgement.ofAnswer(permit, answer.statusCode(), RetryAfter.parse(answer.headers()));
            if (answer.statusCode() >= 400) {
                throw new TwilioCallException(call, answer.statusCode(), null, retryAfter);
            }
            return answer;
        }
    }

    private HttpResponse<byte[]> send(TwilioCall call, HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(limits.timeout()).build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TwilioUnreachableException(call, TwilioUnreachableException.Kind.BROKEN, e);
        } catch (HttpTimeoutException e) {
            throw new TwilioUnreachableException(call, TwilioUnreachableException.Kind.TIMEOUT, e);
        } catch (ConnectException e) {
            throw new TwilioUnreachableException(call, TwilioUnreachableException.Kind.CONNECT, e);
        } catch (IOException e) {
            if (LeasedBody.wasKeptBack(e)) {
                throw new LeaseLapsedException();
            }
            throw new TwilioUnreachableException(call, TwilioUnreachableException.Kind.BROKEN, e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.uri().getPath() + ": the answer is no JSON", e);
        } catch (IOException e) {
            throw new IllegalStateException(answer.uri().getPath() + ": the answer cannot be read", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
