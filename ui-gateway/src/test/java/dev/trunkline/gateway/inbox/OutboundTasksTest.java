package dev.trunkline.gateway.inbox;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class OutboundTasksTest {

    private static final String FLEX = "https://flex.twilio.com";

    LoginServer login;
    FakeMessaging messaging;

    @Test
    void passesJsonOnWithItsKeyAndTheRefusalBack() {
        // Given
        messaging.on("POST", "/outbound-tasks", 429, "{\"status\":429,\"code\":20429}");
        // When
        as("agent")
                .header("Idempotency-Key", "key-1")
                .contentType("application/json")
                .body("{\"toName\":\"Ada\"}")
                .post("/api/outbound-tasks")
                .then()
                .statusCode(429)
                .body("code", is(20429));
        // Then
        assertThat(messaging.last().header("Idempotency-key")).isEqualTo("key-1");
        assertThat(messaging.last().body()).isEqualTo("{\"toName\":\"Ada\"}");
    }

    @Test
    void saysWhenToComeAgainWhereTheServiceCannotDoItNow() {
        messaging.on("POST", "/outbound-tasks", 503, "{\"status\":503}");
        as("agent")
                .contentType("application/json")
                .body("{}")
                .post("/api/outbound-tasks")
                .then()
                .statusCode(503)
                .header("Retry-After", "5");
    }

    @Test
    void passesAFormOnAsAForm() {
        // Given
        messaging.on("POST", "/outbound-messages", 200, "{\"message\":{\"sid\":\"SM1\"}}");
        // When
        as("agent")
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("toNumber", "+14155550123")
                .post("/api/outbound-messages")
                .then()
                .statusCode(200)
                .body("message.sid", is("SM1"));
        // Then
        assertThat(messaging.last().body()).isEqualTo("toNumber=%2B14155550123");
        assertThat(messaging.last().header("Content-type")).startsWith("application/x-www-form-urlencoded");
    }

    @Test
    void saysWhereToAskForWhatIsNotDoneYet() {
        messaging.on("POST", "/outbound-tasks", 202, "{\"id\":\"t1\",\"state\":\"pending\"}");
        messaging.on("GET", "/outbound-tasks/t1", 200, "{\"task\":{\"sid\":\"WT1\"}}");
        as("agent")
                .contentType("application/json")
                .body("{}")
                .post("/api/outbound-tasks")
                .then()
                .statusCode(202)
                .header("Location", endsWith("/api/outbound-tasks/t1"));
        as("agent").get("/api/outbound-tasks/t1").then().statusCode(200).body("task.sid", is("WT1"));
    }

    @Test
    void passesListAndHistoryOn() {
        messaging.on("GET", "/outbound-tasks", 200, "{\"items\":[]}");
        messaging.on("GET", "/outbound-tasks/t1/source-messages", 200, "{\"items\":[{\"body\":\"Hi\"}]}");
        as("agent").get("/api/outbound-tasks?limit=5").then().statusCode(200);
        as("agent")
                .get("/api/outbound-tasks/t1/source-messages")
                .then()
                .statusCode(200)
                .body("items[0].body", is("Hi"));
    }

    @Test
    void letsOnlySupervisorsAndOperatorsSetUpFlows() {
        messaging.on("POST", "/outbound-tasks/flow", 200, "{\"created\":true}");
        as("agent")
                .contentType("application/json")
                .body("{}")
                .post("/api/outbound-tasks/flow")
                .then()
                .statusCode(403);
        as("supervisor")
                .contentType("application/json")
                .body("{}")
                .post("/api/outbound-tasks/flow")
                .then()
                .statusCode(200)
                .body("created", is(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/outbound-tasks", "/api/outbound-tasks/t1", "/api/outbound-messages", "/send-media-message"
            })
    void tellsConfiguredSitesWithoutALoginThatTheyMayCall(String path) {
        given().header("Origin", FLEX)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                .options(path)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", FLEX)
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @Test
    void showsItsAnswersToPagesOfConfiguredSitesAlone() {
        messaging.on("POST", "/outbound-tasks", 200, "{}");
        as("agent")
                .header("Origin", FLEX)
                .contentType("application/json")
                .body("{}")
                .post("/api/outbound-tasks")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", FLEX)
                .header("Vary", containsString("Origin"));
        as("agent")
                .header("Origin", "https://evil.example")
                .contentType("application/json")
                .body("{}")
                .post("/api/outbound-tasks")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
        as("agent")
                .header("Origin", FLEX)
                .get("/api/me")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    @Tag("D09")
    void tellsPagesOfConfiguredSitesToLogInFirst() {
        given().header("Origin", FLEX)
                .contentType("application/json")
                .body("{}")
                .post("/api/outbound-tasks")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", FLEX);
    }

    @Test
    @Tag("D09")
    void handsATokenOfFlexOnInPlaceOfALogin() {
        // Given
        messaging.on("POST", "/outbound-tasks", 202, "{\"id\":\"t1\",\"state\":\"pending\"}");
        messaging.on("GET", "/outbound-tasks/t1", 200, "{\"task\":{\"sid\":\"WT1\"}}");
        // When
        given().header("X-Auth-Token", "flex")
                .header("Origin", FLEX)
                .contentType("application/json")
                .body("{}")
                .post("/api/outbound-tasks")
                .then()
                .statusCode(202)
                .header("Access-Control-Allow-Origin", FLEX)
                .header("Location", endsWith("/api/outbound-tasks/t1"));
        // Then
        assertThat(messaging.last().header("X-auth-token")).isEqualTo("flex");
        assertThat(messaging.last().header("Authorization")).isNull();
        as("agent")
                .header("X-Auth-Token", "flex")
                .get("/api/outbound-tasks/t1")
                .then()
                .statusCode(200);
        assertThat(messaging.last().header("X-auth-token")).isEqualTo("flex");
        assertThat(messaging.last().header("Authorization")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/outbound-tasks", "/send-media-message"})
    void saysWhoseTokenItHandsOnAndWhenTheyMayTryAgain(String path) {
        // Given
        var inside = path.substring(path.lastIndexOf('/'));
        messaging.on("POST", inside, 429, "application/problem+json", "{}".getBytes(UTF_8), "Retry-After", "17");
        // When
        given().header("X-Auth-Token", "flex")
                .header("X-Forwarded-For", "192.0.2.7")
                .contentType("application/x-www-form-urlencoded")
                .formParam("toName", "Ada")
                .post(path)
                .then()
                .statusCode(429)
                .header("Retry-After", "17");
        // Then
        assertThat(messaging.last().header("X-forwarded-for")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @Tag("D09")
    @ValueSource(
            strings = {"/api/outbound-tasks", "/api/outbound-tasks/numbers", "/api/outbound-tasks/t1/source-messages"})
    void showsATokenOfFlexNothingElse(String path) {
        given().header("X-Auth-Token", "flex").get(path).then().statusCode(401);
        given().get("/api/outbound-tasks/t1").then().statusCode(401);
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(LoginServer.token(login.issuer(), role));
    }
}
