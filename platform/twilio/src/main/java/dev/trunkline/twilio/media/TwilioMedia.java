package dev.trunkline.twilio.media;

import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.rest.CallRecorder;
import dev.trunkline.twilio.rest.Credentials;
import dev.trunkline.twilio.rest.Judgement;
import dev.trunkline.twilio.rest.TwilioCall;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioHosts;
import dev.trunkline.twilio.sending.AdaptiveSending;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the media of a received message.
 *
 * <p>A media URL comes from a webhook, so it is checked against the account and the message it is said to belong to before
 * any credentials leave. Twilio redirects to its storage; credentials do not go there, and only known storage is asked.
 *
 * <p>Blocks for no longer than the timeout; use virtual threads. Failures are {@link MediaException}s, where 404 counts as
 * transient because Twilio announces media before it has them, {@link TwilioCallException}s, or
 * {@link dev.trunkline.twilio.sending.HeldBackException}s where Twilio is not to be asked now.
 */
public final class TwilioMedia implements AutoCloseable {

    private static final Pattern MEDIA_PATH = Pattern.compile(
            "/2010-04-01/Accounts/(AC[0-9a-f]{32})/Messages/((?:SM|MM)[0-9a-f]{32})/Media/(ME[0-9a-f]{32})");
    private static final int MOST_REDIRECTS = 3;

    private final TwilioAccounts accounts;
    private final TwilioHosts hosts;
    private final MediaLimits limits;
    private final CallRecorder recorder;
    private final AdaptiveSending sending;
    private final StorageHosts storageHosts;
    private final HttpClient client;

    /** A URL that was found to be what it should be. */
    private record Source(URI uri, String path, String mediaSid, String account, Credentials credentials) {}

    public TwilioMedia(
            TwilioAccounts accounts,
            TwilioHosts hosts,
            MediaLimits limits,
            CallRecorder recorder,
            AdaptiveSending sending) {
        this.accounts = accounts;
        this.hosts = hosts;
        this.limits = limits;
        this.recorder = recorder;
        this.sending = sending;
        this.storageHosts = new StorageHosts(hosts, limits.storageDomains());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connectTimeout())
                .build();
    }

    /** Fetches a file into memory. */
    public Media fetch(URI mediaUrl, String accountSid, String messageSid) {
        return fetch(
                mediaUrl, accountSid, messageSid, (contentType, bytes) -> new Media(contentType, bytes.readAllBytes()));
    }

    /**
     * Fetches a file and hands it on as it comes in.
     *
     * @param mediaUrl as the webhook has it
     * @param accountSid the account of the webhook
     * @param messageSid the message of the webhook
     */
    public <T> T fetch(URI mediaUrl, String accountSid, String messageSid, MediaReader<T> reader) {
        var source = check(mediaUrl, accountSid, messageSid);
        var call = new TwilioCall("GET", "api", source.path());
        var deadline = new CompletableFuture<Void>().orTimeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            var answer = ask(call, source, deadline);
            for (int redirects = 0; isRedirect(answer); redirects++) {
                answer.body().close();
                answer = get(storage(source, answer, redirects), null, deadline);
            }
            return read(call, source, answer, reader, deadline);
        } catch (IOException e) {
            throw MediaException.passing("media " + source.mediaSid() + ": "
                    + (deadline.isCompletedExceptionally()
                            ? "not complete within " + limits.timeout()
                            : e.getClass().getSimpleName()));
        } finally {
            deadline.complete(null);
        }
    }

    /** Asks Twilio itself, as one of the account's background calls; its storage takes any number. */
    private HttpResponse<InputStream> ask(TwilioCall call, Source source, CompletableFuture<Void> deadline)
            throws IOException {
        try (var permit = sending.account(source.account()).enter(call.product(), true)) {
            long start = System.nanoTime();
            try {
                var answer = get(source.uri(), source.credentials(), deadline);
                recorder.record(
                        call, Integer.toString(answer.statusCode()), Duration.ofNanos(System.nanoTime() - start));
                Judgement.ofAnswer(permit, answer.statusCode(), null);
                return answer;
            } catch (IOException e) {
                if (!(e.getCause() instanceof InterruptedException)) {
                    permit.failed();
                }
                throw e;
            }
        }
    }

    private Source check(URI mediaUrl, String accountSid, String messageSid) {
        var target = hosts.target(mediaUrl).filter(found -> found.product().equals("api"));
        if (target.isEmpty()) {
            throw forged(messageSid, "its host is not Twilio's");
        }
        if (mediaUrl.getRawQuery() != null || mediaUrl.getRawFragment() != null) {
            throw forged(messageSid, "it has a query or a fragment");
        }
        var path = MEDIA_PATH.matcher(target.get().path());
        if (!path.matches()) {
            throw forged(messageSid, "its path is not that of media");
        }
        if (!path.group(1).equals(accountSid)) {
            throw forged(messageSid, "it belongs to account " + path.group(1) + ", not " + accountSid);
        }
        if (!path.group(2).equals(messageSid)) {
            throw forged(messageSid, "it belongs to message " + path.group(2));
        }
        var account = accounts.bySid(accountSid)
                .orElseThrow(() -> forged(messageSid, "account " + accountSid + " is not configured"));
        return new Source(
                target.get().uri(), target.get().path(), path.group(3), account.name(), Credentials.of(account));
    }

    private static MediaException forged(String messageSid, String why) {
        return MediaException.permanent(
                "media URL of message " + messageSid + " refused, no credentials were sent: " + why);
    }

    private HttpResponse<InputStream> get(URI uri, @Nullable Credentials credentials, CompletableFuture<Void> deadline)
            throws IOException {
        var request = HttpRequest.newBuilder(uri);
        if (credentials != null) {
            request.setHeader("Authorization", credentials.basic());
            TraceScope.current()
                    .ifPresent(trace ->
                            request.setHeader("traceparent", trace.next().traceparent()));
        }
        var answer = client.sendAsync(request.build(), BodyHandlers.ofInputStream());
        try {
            CompletableFuture.anyOf(answer, deadline).get();
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            answer.cancel(true);
            throw e.getCause() instanceof TimeoutException
                    ? new IOException("too slow", e)
                    : new IOException(e.getCause());
        }
    }

    private <T> T read(
            TwilioCall call,
            Source source,
            HttpResponse<InputStream> answer,
            MediaReader<T> reader,
            CompletableFuture<Void> deadline)
            throws IOException {
        try (var body = answer.body()) {
            // The client's own time limit ends with the headers; a body that stalls is closed from here.
            deadline.whenComplete((done, late) -> closeQuietly(body));
            if (answer.statusCode() == 404) {
                throw MediaException.passing("media " + source.mediaSid() + " is not there yet (404)");
            }
            if (answer.statusCode() != 200) {
                throw new TwilioCallException(call, answer.statusCode(), null, null);
            }
            if (answer.headers().firstValueAsLong("Content-Length").orElse(0) > limits.maxBytes()) {
                throw LimitedStream.tooLarge(source.mediaSid(), limits.maxBytes());
            }
            var contentType = answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
            return reader.read(contentType, new LimitedStream(body, limits.maxBytes(), source.mediaSid()));
        }
    }

    private static boolean isRedirect(HttpResponse<?> answer) {
        return switch (answer.statusCode()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private URI storage(Source source, HttpResponse<?> answer, int redirects) {
        var media = "media " + source.mediaSid();
        if (redirects == MOST_REDIRECTS) {
            throw MediaException.permanent(media + ": redirected more than " + MOST_REDIRECTS + " times");
        }
        URI storage;
        try {
            storage =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw MediaException.permanent(media + ": redirected to what is no URL");
        }
        if (!storageHosts.contain(storage)) {
            throw MediaException.permanent(media + ": redirected to host '" + storage.getHost()
                    + "', which is none of trunkline.twilio.media.storage-domains");
        }
        return storage;
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // Whoever reads it gets the same failure.
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
