package dev.trunkline.gateway.access;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.Browser;
import dev.trunkline.gateway.FakeMessaging;
import dev.trunkline.gateway.stream.EventSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    private static final String CORRELATION = "X-Correlation-Id";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String ANY_TRACE = "[0-9a-f]{32}";

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
                .header("Content-Security-Policy", containsString("worker-src 'self';"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/q/health",
                "/assets/tested-1a2b.js",
                "/assets/none.js",
                "/api/me",
                "/api/conversations",
                "/api/conversations?limit=0",
                "/api/media/KNOWN",
                "/api/media/UNKNOWN",
                "/api/stream?areas=none",
                "/api/nothing"
            })
    void everyAnswerBearsTheTraceOfItsRequest(String path) {
        messaging.on("GET", "/conversations", 200, "{\"items\":[],\"next\":null}");
        messaging.on("GET", "/media/KNOWN", 200, "image/png", new byte[] {1});
        // When
        var answer = given().header("Authorization", bearer("agent"))
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .get(path);
        // Then
        assertThat(answer.headers().getValues(CORRELATION)).containsExactly(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/me", "/api/stream", "/api/media/MEDIA1", "/api/nothing"})
    void aRefusalByLoginBearsTheTraceOfItsRequest(String path) {
        // When
        var answer = given().header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .get(path);
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().getValues(CORRELATION)).containsExactly(TRACE);
    }

    @Test
    void theStreamTheLoginPageAndRefusalsByRoleAndForgeryBearATraceToo() {
        try (var browser = new Browser(base);
                var stream = new EventSource(
                        base.resolve("/api/stream"), LoginServer.token(login.issuer(), "agent"), null)) {
            var toLogin = given().redirects().follow(false).accept("text/html").get("/");
            browser.logIn("/", "eve", "guest");
            // When
            var forbidden = browser.get("/api/conversations");
            var forged = browser.post("/api/conversations/CONV1/read", "{}");
            // Then
            assertThat(forbidden.statusCode()).isEqualTo(403);
            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(toLogin.statusCode()).isEqualTo(302);
            assertThat(toLogin.headers().getValues(CORRELATION)).hasSize(1).allMatch(trace -> trace.matches(ANY_TRACE));
            for (var headers : List.of(
                    forbidden.headers(), forged.headers(), stream.response().headers())) {
                assertThat(headers.allValues(CORRELATION)).hasSize(1).allMatch(trace -> trace.matches(ANY_TRACE));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversations", "media/KNOWN"})
    void messagingHearsOfTheTraceThatTheCallerIsTold(String path) {
        messaging.on("GET", "/conversations", 200, "{\"items\":[],\"next\":null}");
        messaging.on("GET", "/media/KNOWN", 200, "image/png", new byte[] {1});
        // When
        var told = given().header("Authorization", bearer("agent"))
                .get("/api/" + path)
                .header(CORRELATION);
        // Then
        assertThat(told).matches(ANY_TRACE);
        assertThat(messaging.last().header("Traceparent")).startsWith("00-" + told + "-");
    }

    @Test
    void messagingGetsATokenThatIsMeantForTrunkline() {
        messaging.on("GET", "/conversations", 200, "{\"items\":[],\"next\":null}");
        try (var browser = new Browser(base)) {
            browser.logIn("/", "ann", "agent");
            // When
            browser.get("/api/conversations");
        }
        // Then
        var token = String.valueOf(messaging.last().header("Authorization")).substring("Bearer ".length());
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertThat(JsonPath.from(claims).<Object>get("aud")).isIn("trunkline", List.of("trunkline"));
    }

    @Test
    void refusesATokenThatIsMeantForAnother() {
        given().header("Authorization", "Bearer " + LoginServer.foreignToken(login.issuer()))
                .get("/api/me")
                .then()
                .statusCode(401);
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
                .body("paths.'/api/media'.keySet()", hasItem("post"))
                .body("components.schemas.keySet()", hasItem("MessageView"));
    }

    private String bearer(String role) {
        return "Bearer " + LoginServer.token(login.issuer(), role);
    }
}
