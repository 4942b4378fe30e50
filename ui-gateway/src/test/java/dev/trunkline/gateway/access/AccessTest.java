package dev.trunkline.gateway.access;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.Browser;
import dev.trunkline.gateway.FakeMessaging;
import dev.trunkline.gateway.stream.EventSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class AccessTest {

    private static final String PROBLEM = "application/problem+json";

    @TestHTTPResource
    URI base;

    LoginServer login;
    FakeMessaging messaging;

    @ParameterizedTest
    @Tag("C01")
    @ValueSource(
            strings = {
                "/",
                "/conversations/CONV1",
                "/api/me",
                "/api/openapi",
                "/api/conversations",
                "/api/conversations/CONV1",
                "/api/conversations/CONV1/messages",
                "/api/media/MEDIA1",
                "/api/stream",
                "/api/stream?areas=conversations",
                "/api/nothing"
            })
    void answers401WithoutCredentials(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", "Bearer")
                .body("status", equalTo(401))
                .body("type", equalTo("https://trunkline.dev/problems/not-logged-in"));
    }

    @ParameterizedTest
    @Tag("C01")
    @ValueSource(strings = {"/api/conversations", "/api/conversations/CONV1/messages", "/api/conversations/CONV1/read"})
    void answers401ToPostsWithoutCredentials(String path) {
        given().contentType("application/json")
                .body("{}")
                .post(path)
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @Tag("C01")
    @ValueSource(strings = {"/", "/api/me", "/api/stream", "/api/media/MEDIA1"})
    void answers401ToABadToken(String path) {
        given().header("Authorization", "Bearer nonsense")
                .get(path)
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @Tag("C01")
    @ValueSource(strings = {"/", "/conversations/CONV1", "/api/me", "/api/conversations", "/api/openapi"})
    void answers200WithAToken(String path) {
        messaging.on("GET", "/conversations", 200, "{\"items\":[],\"next\":null}");
        given().header("Authorization", bearer("agent")).get(path).then().statusCode(200);
    }

    @Test
    @Tag("C01")
    void opensTheStreamWithAToken() {
        try (var stream =
                new EventSource(base.resolve("/api/stream"), LoginServer.token(login.issuer(), "agent"), null)) {
            assertThat(stream.response().statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Tag("C01")
    void sendsABrowserToTheLoginPage() {
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get("/conversations/CONV1")
                .then()
                .statusCode(302)
                .header("Location", startsWith(login.issuer()));
    }

    @Test
    @Tag("C01")
    void logsInAndComesBackToTheDeepLink() {
        try (var browser = new Browser(base)) {
            // When
            var page = browser.logIn("/conversations/CONV1?tab=2", "ann", "agent");
            // Then
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.uri()).isEqualTo(base.resolve("/conversations/CONV1?tab=2"));
            assertThat(page.body()).contains("<html");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
            var me = browser.get("/api/me");
            assertThat(me.statusCode()).isEqualTo(200);
            assertThat(me.body()).isEqualTo("{\"name\":\"ann\",\"roles\":[\"agent\"]}");
        }
    }

    @Test
    @Tag("C01")
    void opensTheStreamAndTheApiByCookie() {
        messaging.on("GET", "/conversations", 200, "{\"items\":[],\"next\":null}");
        try (var browser = new Browser(base)) {
            browser.logIn("/", "ann", "supervisor");
            // When
            var api = browser.get("/api/conversations");
            // Then
            assertThat(api.statusCode()).isEqualTo(200);
            assertThat(messaging.last().header("Authorization")).startsWith("Bearer ey");
            assertThat(messaging.last().header("Cookie")).isNull();
        }
    }

    @Test
    void logsOut() {
        try (var browser = new Browser(base)) {
            browser.logIn("/", "ann", "agent");
            // When
            var page = browser.page("/logout");
            // Then
            assertThat(page.uri().getPath()).isEqualTo("/signed-out.html");
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void refusesWhoHasNoRole() {
        try (var browser = new Browser(base)) {
            browser.logIn("/", "eve", "guest");
            // When
            var api = browser.get("/api/conversations");
            var stream = browser.get("/api/stream");
            var me = browser.get("/api/me");
            // Then
            for (var refused : List.of(api, stream)) {
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.headers().firstValue("Content-Type")).hasValue(PROBLEM);
                assertThat(refused.body()).contains("problems/forbidden");
            }
            assertThat(me.body()).isEqualTo("{\"name\":\"eve\",\"roles\":[]}");
        }
    }

    @Test
    void tellsRolesOfABearer() {
        given().header("Authorization", bearer("operator"))
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("name", is("operator"))
                .body("roles", hasItem("operator"));
    }

    @Test
    void refusesForgedPosts() {
        messaging.on("POST", "/conversations/CONV1/read", 200, "{}");
        try (var browser = new Browser(base)) {
            browser.logIn("/", "ann", "agent");
            browser.get("/api/me");
            var value = browser.cookie("trunkline_csrf");
            assertThat(value).hasSizeGreaterThan(20);
            // When
            var without = browser.post("/api/conversations/CONV1/read", "{}");
            var wrong = browser.post("/api/conversations/CONV1/read", "{}", "X-Trunkline-Csrf", "wrong");
            var elsewhere = browser.post(
                    "/api/conversations/CONV1/read", "{}", "X-Trunkline-Csrf", value, "Sec-Fetch-Site", "cross-site");
            var ours = browser.post(
                    "/api/conversations/CONV1/read", "{}", "X-Trunkline-Csrf", value, "Sec-Fetch-Site", "same-origin");
            // Then
            for (var refused : List.of(without, wrong, elsewhere)) {
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.headers().firstValue("Content-Type")).hasValue(PROBLEM);
                assertThat(refused.body()).contains("problems/forged-request");
            }
            assertThat(ours.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void asksNoForgeryHeaderOfBearers() {
        messaging.on("POST", "/conversations/CONV1/read", 200, "{}");
        given().header("Authorization", bearer("agent"))
                .contentType("application/json")
                .body("{}")
                .post("/api/conversations/CONV1/read")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/metrics", "/assets/tested-1a2b.js"})
    void isOpenToAll(String path) {
        given().get(path).then().statusCode(200);
    }

    @Test
    void keepsHashedAssetsForGood() {
        given().get("/assets/tested-1a2b.js")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void sendsThePageOnlyWhenItIsNew() {
        var tag = given().header("Authorization", bearer("agent"))
                .get("/conversations/CONV1")
                .header("ETag");
        given().header("Authorization", bearer("agent"))
                .header("If-None-Match", tag)
                .get("/conversations/CONV1")
                .then()
                .statusCode(304);
    }

    @Test
    void doesNotKeepMissingAssets() {
        given().get("/assets/none.js").then().statusCode(404).header("Cache-Control", "no-store");
    }

    @Test
    void hasNoPageForUnknownApis() {
        given().header("Authorization", bearer("agent"))
                .accept("text/html")
                .get("/api/nothing")
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/me", "/assets/tested-1a2b.js", "/api/stream?areas=none"})
    void bearsSecurityHeaders(String path) {
        given().header("Authorization", bearer("agent"))
                .get(path)
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    @Test
    void describesItself() {
        given().header("Authorization", bearer("agent"))
                .accept("application/json")
                .get("/api/openapi")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItem("/api/conversations/{id}/messages"))
                .body("paths.keySet()", hasItem("/api/stream"))
                .body("paths.keySet()", hasItem("/api/media/{id}"))
                .body("components.schemas.keySet()", hasItem("MessageView"));
    }

    private String bearer(String role) {
        return "Bearer " + LoginServer.token(login.issuer(), role);
    }
}
