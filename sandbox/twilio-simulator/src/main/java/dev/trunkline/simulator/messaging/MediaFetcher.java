package dev.trunkline.simulator.messaging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gets the media of an outbound message from its URLs, as Twilio does before it sends. Blocks up to ten seconds each. */
public final class MediaFetcher implements AutoCloseable {

    private static final long MEGABYTE = 1024L * 1024;

    private final MediaStore store;
    private final Map<String, String> rewrites;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param rewrites public URL prefix to the prefix that is really called */
    public MediaFetcher(MediaStore store, Map<String, String> rewrites) {
        this.store = store;
        this.rewrites = Map.copyOf(rewrites);
    }

    /** Stores the media. @return their sids */
    List<String> fetch(Message message) throws MediaUnavailableException {
        var sids = new ArrayList<String>();
        long total = 0;
        for (var url : message.mediaUrls()) {
            var content = content(url);
            total += content.bytes().length;
            if (total > largest(message, content.contentType())) {
                throw new MediaUnavailableException(11751, "Media exceeds messaging provider size limit");
            }
            sids.add(store.add(message.accountSid(), message.sid(), content).sid());
        }
        return sids;
    }

    /** Of all media together. Source: Twilio, "Accepted content types for media". */
    private static long largest(Message message, String contentType) {
        return switch (Address.channel(message.to())) {
            case "sms" -> 5 * MEGABYTE;
            case "whatsapp" -> contentType.startsWith("image/") ? 5 * MEGABYTE : 16 * MEGABYTE;
            default -> 16 * MEGABYTE;
        };
    }

    private MediaContent content(String url) throws MediaUnavailableException {
        try {
            var request = HttpRequest.newBuilder(URI.create(rewritten(url)))
                    .timeout(Duration.ofSeconds(10))
                    .header("User-Agent", "TwilioProxy/1.1")
                    .build();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new MediaUnavailableException(11200, "HTTP retrieval failure: " + answer.statusCode());
            }
            var type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
            if (!type.matches("(image|audio|video|text|application)/.+")) {
                throw new MediaUnavailableException(12300, "Invalid Content-Type: '" + type + "'");
            }
            return new MediaContent(type, fileName(url), answer.body());
        } catch (IOException e) {
            throw new MediaUnavailableException(11200, "HTTP retrieval failure: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaUnavailableException(11200, "HTTP retrieval failure: simulator closed");
        }
    }

    private static String fileName(String url) {
        var path = URI.create(url).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String rewritten(String url) {
        return rewrites.entrySet().stream()
                .filter(rewrite -> url.startsWith(rewrite.getKey()))
                .findFirst()
                .map(rewrite ->
                        rewrite.getValue() + url.substring(rewrite.getKey().length()))
                .orElse(url);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
