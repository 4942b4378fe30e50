package dev.trunkline.gateway.media;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class MediaTest {

    @TestHTTPResource
    URI base;

    LoginServer login;
    FakeMessaging messaging;

    @Test
    void streamsAFileAsItIs() {
        // Given
        var picture = new byte[5_000_000];
        new Random(1).nextBytes(picture);
        messaging.on("GET", "/media/BIG", 200, "image/jpeg", picture, "ETag", "\"abc\"");
        // When
        var received = agent().get("/api/media/BIG")
                .then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(picture.length))
                .header("ETag", "\"abc\"")
                .header("Content-Disposition", "inline")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Cache-Control", "private, max-age=3600")
                .extract()
                .asByteArray();
        // Then
        assertThat(received).isEqualTo(picture);
        assertThat(messaging.last().header("Authorization")).startsWith("Bearer ");
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png, inline",
        "IMAGE/PNG; charset=x, image/png, inline",
        "audio/ogg, audio/ogg, inline",
        "application/pdf, application/pdf, attachment",
        "text/html, application/octet-stream, attachment",
        "image/svg+xml, application/octet-stream, attachment",
        "nonsense, application/octet-stream, attachment"
    })
    void showsOnlyHarmlessTypesInPlace(String stored, String told, String disposition) {
        messaging.on("GET", "/media/T1", 200, stored, "<script>".getBytes(StandardCharsets.UTF_8));
        agent().get("/api/media/T1")
                .then()
                .statusCode(200)
                .header("Content-Type", told)
                .header("Content-Disposition", disposition);
    }

    @Test
    @Tag("Y08")
    void hasMediaFetchedOnceMore() {
        // Given
        messaging.on("POST", "/media/M1/fetch", 202, "{\"id\":\"M1\",\"state\":\"pending\"}");
        // When
        agent().post("/api/media/M1/fetch").then().statusCode(202).body("state", is("pending"));
        // Then
        assertThat(messaging.last().header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void passesRangesOn() {
        messaging.on("GET", "/media/R1", 206, "video/mp4", new byte[] {1, 2}, "Content-Range", "bytes 0-1/10");
        agent().header("Range", "bytes=0-1")
                .get("/api/media/R1")
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 0-1/10");
        assertThat(messaging.last().header("Range")).isEqualTo("bytes=0-1");
    }

    @Test
    void passesAnUnservableRangeOn() {
        messaging.on(
                "GET",
                "/media/R2",
                416,
                "application/problem+json",
                "{\"title\":\"Range not satisfiable\",\"status\":416}".getBytes(StandardCharsets.UTF_8),
                "Content-Range",
                "bytes */10");
        agent().header("Range", "bytes=10-")
                .get("/api/media/R2")
                .then()
                .statusCode(416)
                .contentType("application/problem+json")
                .header("Content-Range", "bytes */10");
    }

    @Test
    void leavesWhatTheBrowserHasAsItIs() {
        messaging.on("GET", "/media/E1", 304, "image/png", new byte[0], "ETag", "\"abc\"");
        agent().header("If-None-Match", "\"abc\"")
                .get("/api/media/E1")
                .then()
                .statusCode(304)
                .header("ETag", "\"abc\"")
                .header("Content-Type", nullValue())
                .header("Content-Disposition", nullValue());
        assertThat(messaging.last().header("If-none-match")).isEqualTo("\"abc\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'inline; filename=\"a-1.jpg\"', 'inline; filename=\"a-1.jpg\"'",
        "'attachment; filename=\"a-1.jpg\"', 'inline; filename=\"a-1.jpg\"'",
        "'inline; filename=\"../a.jpg\"', inline",
        "'inline; filename=\".profile\"', inline",
        "'inline; filename=\"a\\\"b.jpg\"', inline",
        "'inline; filename=a b.jpg', inline",
        "inline, inline"
    })
    void passesOnlyASafeNameOn(String theirs, String ours) {
        messaging.on("GET", "/media/N1", 200, "image/jpeg", new byte[] {1}, "Content-Disposition", theirs);
        agent().get("/api/media/N1").then().statusCode(200).header("Content-Disposition", ours);
    }

    @ParameterizedTest
    @CsvSource({"404, 404, not-found", "401, 401, not-logged-in", "500, 502, service-failed"})
    void makesAProblemOfABareRefusal(int theirs, int ours, String type) {
        messaging.on("GET", "/media/X1", theirs, "text/html", "secret".getBytes(StandardCharsets.UTF_8));
        agent().get("/api/media/X1")
                .then()
                .statusCode(ours)
                .contentType("application/problem+json")
                .body("type", equalTo("https://trunkline.dev/problems/" + type));
    }

    @Test
    void passesAProblemOn() {
        messaging.on(
                "GET",
                "/media/P1",
                409,
                "application/problem+json",
                "{\"title\":\"Not fetched yet\",\"status\":409}".getBytes(StandardCharsets.UTF_8));
        agent().get("/api/media/P1").then().statusCode(409).body("title", equalTo("Not fetched yet"));
    }

    @Test
    void saysWhenMessagingIsLate() {
        messaging.silent("GET", "/media/L1");
        agent().get("/api/media/L1").then().statusCode(504).contentType("application/problem+json");
    }

    @Test
    void doesNotPassHalfAFileOffAsWhole() {
        messaging.cut("GET", "/media/H1", "image/png", 1000, new byte[100]);
        var request = HttpRequest.newBuilder(base.resolve("/api/media/H1"))
                .header("Authorization", "Bearer " + LoginServer.token(login.issuer(), "agent"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void hasNoMediaOfABadId() {
        agent().urlEncodingEnabled(false)
                .get("/api/media/..%2Fconversations")
                .then()
                .statusCode(404);
    }

    private RequestSpecification agent() {
        return given().header("Authorization", "Bearer " + LoginServer.token(login.issuer(), "agent"));
    }
}
