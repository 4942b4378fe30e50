package dev.trunkline.bridge.saying.http;

import dev.trunkline.bridge.saying.Files;
import dev.trunkline.bridge.saying.SayingConfig;
import dev.trunkline.twilio.media.Media;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** At the public addresses that messaging-service gives them, where Twilio fetches them as well. */
@ApplicationScoped
class UploadedFiles implements Files {

    private static final String PATH = "/public/media/";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.~-]+");
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Optional<String> base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    UploadedFiles(SayingConfig config) {
        this.base = config.filesUrl().map(url -> url.toString().replaceAll("/+$", "") + PATH);
    }

    @Override
    public boolean arePossible() {
        return base.isPresent();
    }

    @Override
    public boolean areAt(String address) {
        return base.filter(address::startsWith)
                .map(start -> address.substring(start.length()))
                .filter(token -> TOKEN.matcher(token).matches())
                .isPresent();
    }

    /** Anything else is answered the same the next time, while nothing behind it in the conversation is said. */
    private static FileException failed(int status) {
        return status == TIMED_OUT || status == TOO_MANY || status >= SERVER_ERRORS
                ? FileException.passing("it was answered with " + status)
                : FileException.refused(status);
    }

    @Override
    public Media fetch(String address) {
        if (!areAt(address)) {
            throw new IllegalArgumentException(
                    "a file that is not below trunkline.bridge.saying.files-url (expected: an address of an upload)");
        }
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
            return switch (answer.statusCode()) {
                case 200 ->
                    new Media(
                            answer.headers().firstValue("Content-Type").orElse("application/octet-stream"),
                            answer.body());
                case 404, 410 -> throw FileException.gone(answer.statusCode());
                default -> throw failed(answer.statusCode());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FileException.passing("interrupted");
        } catch (IOException e) {
            throw FileException.passing(e.getClass().getSimpleName());
        }
    }
}
