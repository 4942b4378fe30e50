package dev.trunkline.bridge.saying.http;

import com.sun.net.httpserver.HttpServer;
import dev.trunkline.contracts.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What becomes of a wish whose file cannot be had: what the next attempt meets again is not tried again. */
class UploadedFilesTest {

    private static final byte[] CONTENT = "png".getBytes(StandardCharsets.UTF_8);

    private HttpServer server;
    private UploadedFiles files;
    private String address;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/public/media/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "image/png");
            exchange.sendResponseHeaders(status, CONTENT.length);
            try (var body = exchange.getResponseBody()) {
                body.write(CONTENT);
            }
        });
        server.start();
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        files = new UploadedFiles(() -> Optional.of(URI.create(base)));
        address = base + "/public/media/token";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Failure failure() {
        return catchThrowableOfType(FileException.class, () -> files.fetch(address))
                .failure();
    }

    @Test
    void fetches() {
        // When
        var media = files.fetch(address);
        // Then
        assertThat(media.contentType()).isEqualTo("image/png");
        assertThat(media.bytes()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 410, 413})
    void givesUpWhereTheNextAttemptWouldBeAnsweredTheSame(int answer) {
        // Given
        status = answer;
        // Then
        assertThat(failure())
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure -> assertThat(failure.reason()).contains("" + answer));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void triesAgainWhatMayPass(int answer) {
        // Given
        status = answer;
        // Then
        assertThat(failure()).isInstanceOf(Failure.Transient.class);
    }

    @Test
    void triesAgainWhereNobodyAnswers() {
        // Given
        server.stop(0);
        // Then
        assertThat(failure()).isInstanceOf(Failure.Transient.class);
    }
}
