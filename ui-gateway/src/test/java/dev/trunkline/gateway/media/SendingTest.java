package dev.trunkline.gateway.media;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class SendingTest {

    private static final String FLEX = "https://flex.twilio.com";

    LoginServer login;
    FakeMessaging messaging;

    @Test
    @Tag("B10")
    void streamsAnUploadInTheAgentsName() {
        // Given
        messaging.on("POST", "/media", 201, "{\"mediaSid\":\"ME1\"}");
        // When
        agent().multiPart("file", "a.jpg", new byte[3_000_000], "image/jpeg")
                .post("/api/media")
                .then()
                .statusCode(201)
                .body("mediaSid", is("ME1"));
        // Then
        assertThat(messaging.last().header("Authorization")).startsWith("Bearer ");
        assertThat(messaging.last().header("Content-type")).startsWith("multipart/form-data; boundary=");
        assertThat(messaging.last().body().length()).isGreaterThan(3_000_000);
    }

    @Test
    @Tag("B10")
    void handsATokenOfFlexOnInPlaceOfALogin() {
        messaging.on("POST", "/media", 201, "{}");
        given().header("X-Auth-Token", "flex")
                .header("Origin", FLEX)
                .multiPart("file", "a.jpg", new byte[10], "image/jpeg")
                .post("/api/media")
                .then()
                .statusCode(201)
                .header("Access-Control-Allow-Origin", FLEX);
        assertThat(messaging.last().header("X-auth-token")).isEqualTo("flex");
        assertThat(messaging.last().header("Authorization")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/send-media-message", "/api/send-media-message"})
    @Tag("B06")
    void handsThePluginsFormOn(String path) {
        // Given
        messaging.on("POST", "/send-media-message", 200, "{\"success\":true}");
        // When
        given().header("Origin", FLEX)
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("Token", "t")
                .formParam("to", "+14155550123")
                .post(path)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", FLEX)
                .body("success", is(true));
        // Then
        assertThat(messaging.last().body()).contains("Token=t");
        assertThat(messaging.last().header("Authorization")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/send-media-message", "/api/media"})
    void letsConfiguredSitesAskAloneWhetherTheyMayCall(String path) {
        given().header("Origin", FLEX)
                .header("Access-Control-Request-Method", "POST")
                .options(path)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", FLEX)
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Credentials", nullValue());
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .options(path)
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    @Tag("B10")
    void servesAFileToWhoeverHasItsAddress() {
        // Given
        var file = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
        messaging.on(
                "GET",
                "/public/media/T-1_x",
                200,
                "image/png",
                file,
                "Content-Disposition",
                "inline; filename=\"a.png\"");
        messaging.on("HEAD", "/public/media/T-1_x", 200, "image/png", new byte[0]);
        // Then
        given().get("/public/media/T-1_x")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "inline; filename=\"a.png\"");
        given().head("/public/media/T-1_x").then().statusCode(200).contentType("image/png");
        assertThat(messaging.last().header("Authorization")).isNull();
    }

    @Test
    void keepsRequestsOfOtherKindsSmall() {
        agent().contentType("application/json")
                .body("{\"body\":\"" + "x".repeat(2_000_000) + "\"}")
                .post("/api/conversations/C1/messages")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    private RequestSpecification agent() {
        return given().header("Authorization", "Bearer " + LoginServer.token(login.issuer(), "agent"));
    }
}
