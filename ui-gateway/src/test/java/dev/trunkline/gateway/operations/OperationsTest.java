package dev.trunkline.gateway.operations;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.Browser;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class OperationsTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    LoginServer login;
    FakeMessaging services;

    @TestHTTPResource
    URI home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/journal",
                "/api/journal/messaging/entries",
                "/api/ledger",
                "/api/reconciliation/messaging",
                "/api/reconciliation/messaging/7"
            })
    void isForOperatorsAlone(String path) {
        given().get(path).then().statusCode(401).contentType(PROBLEM);
        as("agent").get(path).then().statusCode(403).contentType(PROBLEM);
        as("supervisor").get(path).then().statusCode(403).contentType(PROBLEM);
    }

    @Test
    void showsAllJournalsThoughSomeDoNotAnswer() {
        services.on("GET", "/journal/summary", 200, "{\"service\":\"messaging\",\"depth\":7}");
        services.silent("GET", "/proxy/journal/summary");
        as("operator")
                .get("/api/journal")
                .then()
                .statusCode(200)
                .body("services.service", equalTo(List.of("messaging", "proxy", "taskrouter")))
                .body("services.reachable", equalTo(List.of(true, false, false)))
                .body("services[0].depth", is(7))
                .body("services[1].reason", containsString("did not answer in time"))
                .body("services[2].reason", containsString("cannot be reached"));
    }

    @Test
    void passesAQuestionOnWithTheCallersToken() {
        // Given
        var token = LoginServer.token(login.issuer(), "operator");
        services.on("GET", "/proxy/journal/entries", 200, "{\"items\":[{\"id\":1}],\"next\":null}");
        // When
        given().header("Authorization", "Bearer " + token)
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .urlEncodingEnabled(false)
                .get("/api/journal/proxy/entries?lane=%2B1415%3B%2B1416%26x&state=parked")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("items[0].id", is(1));
        // Then
        assertThat(services.last().uri())
                .isIn(
                        "/proxy/journal/entries?lane=%2B1415%3B%2B1416%26x&state=parked",
                        "/proxy/journal/entries?state=parked&lane=%2B1415%3B%2B1416%26x");
        assertThat(services.last().header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(services.last().header("Traceparent")).startsWith("00-" + TRACE);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, summary",
        "GET, entries/5",
        "GET, lanes",
        "GET, lane",
        "GET, audit",
        "GET, ledger",
        "GET, replays",
        "GET, replays/3",
        "POST, entries/5/retry",
        "POST, entries/5/skip",
        "POST, entries/5/edit",
        "POST, known",
        "POST, lane/hold",
        "POST, lane/release",
        "POST, replays",
        "POST, replays/preview",
        "POST, replays/3/cancel"
    })
    void passesOnWhatAJournalOffers(String method, String path) {
        // Given
        services.on(method, "/journal/" + path, 202, "{\"it\":\"is\"}");
        // When
        as("operator")
                .contentType("application/json")
                .body(method.equals("POST") ? "{\"why\":\"grün\"}" : "")
                .request(method, "/api/journal/messaging/" + path)
                .then()
                .statusCode(202)
                .body("it", is("is"));
        // Then
        assertThat(services.last().body()).isEqualTo(method.equals("POST") ? "{\"why\":\"grün\"}" : "");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, nowhere/entries, 404",
        "GET, ingress/entries, 404",
        "GET, bridge/entries, 404",
        "GET, messaging/entries/1/..%2F..%2Fq%2Fmetrics, 404",
        "GET, messaging/entries/x, 404",
        "GET, messaging/..%2Fconversations, 404",
        "GET, messaging/lane/hold, 405",
        "POST, messaging/summary, 405",
        "GET, messaging/audit?drop=1, 400",
        "POST, messaging/lane/hold?key=x, 400"
    })
    void passesNothingElseOn(String method, String path, int status) {
        // Given
        services.on("GET", "/conversations", 200, "{}");
        var before = services.asked();
        // When
        as("operator")
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(method.equals("POST") ? "{}" : "")
                .request(method, "/api/journal/" + path)
                .then()
                .statusCode(status)
                .contentType(PROBLEM);
        // Then
        assertThat(services.asked()).isEqualTo(before);
    }

    @Test
    void passesAProblemOnAsItIs() {
        var problem = "{\"type\":\"https://trunkline.dev/problems/not-possible-now\",\"status\":409}";
        services.on("POST", "/journal/entries/9/skip", 409, PROBLEM, problem.getBytes(StandardCharsets.UTF_8));
        as("operator")
                .contentType("application/json")
                .body("{\"why\":\"test\"}")
                .post("/api/journal/messaging/entries/9/skip")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("type", equalTo("https://trunkline.dev/problems/not-possible-now"));
    }

    @Test
    void saysWhenAServiceIsLateOrAway() {
        services.silent("GET", "/journal/audit");
        as("operator")
                .get("/api/journal/messaging/audit")
                .then()
                .statusCode(504)
                .contentType(PROBLEM);
        services.stall("GET", "/journal/lanes");
        as("operator")
                .get("/api/journal/messaging/lanes")
                .then()
                .statusCode(504)
                .contentType(PROBLEM)
                .body("title", containsString("did not answer in time"));
        as("operator")
                .get("/api/journal/taskrouter/audit")
                .then()
                .statusCode(503)
                .body("detail", containsString("nothing was done"));
    }

    @Test
    void takesAnEditOfTheLargestPayloadThatTheIngressTakes() {
        // Given
        var data = Base64.getEncoder().encodeToString(new byte[1000 * 1024]);
        services.on("POST", "/journal/entries/7/edit", 200, "{\"id\":7}");
        // When
        edit(data).then().statusCode(200);
        // Then
        assertThat(services.last().body()).contains(data);
        edit(data + data).then().statusCode(413);
    }

    private Response edit(String data) {
        return as("operator")
                .contentType("application/json")
                .body("{\"why\":\"test\",\"dataBase64\":\"" + data + "\"}")
                .post("/api/journal/messaging/entries/7/edit");
    }

    @Test
    void takesNoAnswerThatIsTooLargeToKeep() {
        var largest = new byte[8 * 1024 * 1024];
        services.on("GET", "/journal/entries/1", 200, "application/json", largest);
        var answer = as("operator").get("/api/journal/messaging/entries/1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).hasSize(largest.length);
        services.on("GET", "/journal/entries/2", 200, "application/json", new byte[largest.length + 1]);
        as("operator")
                .get("/api/journal/messaging/entries/2")
                .then()
                .statusCode(502)
                .contentType(PROBLEM)
                .body("detail", containsString("larger than 8 MiB"));
    }

    @Test
    void refusesAChangeThatAnotherSiteMakesABrowserSend() {
        try (var browser = new Browser(home)) {
            browser.logIn("/", "olga", "operator");
            var answer = browser.post("/api/journal/messaging/entries/5/skip", "{\"why\":\"forged\"}");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("forged-request");
        }
    }

    @Test
    void putsTheLedgersOfAllSideBySide() {
        // Given
        var range = "{\"service\":\"x\",\"received\":3,\"missing\":0,\"balanced\":true}";
        services.on("GET", "/journal/ledger", 200, range);
        services.on("GET", "/proxy/journal/ledger", 200, range);
        services.on("GET", "/ingress/ledger", 200, "{\"spooled\":2,\"spooledIds\":[\"a\",\"b\"]}");
        services.on("GET", "/ingress-2/ledger", 200, "{\"spooled\":1,\"spooledIds\":[\"c\"]}");
        // When
        as("operator")
                .get("/api/ledger?from=2026-11-21T10:00:00Z&to=2026-11-21T11:00:00Z")
                .then()
                .statusCode(200)
                .body("ingress.reachable", is(true))
                .body("ingress.spooled", is(3))
                .body("ingress.spooledIds", equalTo(List.of("a", "b", "c")))
                .body("ingress.cut", is(false))
                .body("services.reachable", equalTo(List.of(true, true, false)))
                .body("services[0].received", is(3));
        // Then
        as("operator").get("/api/ledger?from=yesterday").then().statusCode(400).body("detail", containsString("from"));
    }

    @Test
    void passesReconciliationOn() {
        services.on("GET", "/reconciliation", 200, "[]");
        services.on("GET", "/reconciliation/7", 200, "{\"id\":7}");
        services.on("POST", "/reconciliation", 202, "{\"id\":7}");
        as("operator").get("/api/reconciliation/messaging?limit=3").then().statusCode(200);
        assertThat(services.last().uri()).isEqualTo("/reconciliation?limit=3");
        var before = services.asked();
        as("operator")
                .get("/api/reconciliation/messaging?cursor=1")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString("expected limit"));
        assertThat(services.asked()).isEqualTo(before);
        as("operator")
                .contentType("application/json")
                .body("{\"why\":\"look\"}")
                .post("/api/reconciliation/messaging")
                .then()
                .statusCode(202)
                .body("id", is(7));
        as("operator")
                .get("/api/reconciliation/messaging/7")
                .then()
                .statusCode(200)
                .body("id", is(7));
        assertThat(services.last().uri()).isEqualTo("/reconciliation/7");
        as("operator")
                .get("/api/reconciliation/messaging/7?limit=1")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        as("operator").get("/api/reconciliation/messaging/last").then().statusCode(404);
        as("operator")
                .contentType("application/json")
                .body("{}")
                .post("/api/reconciliation/messaging?limit=3")
                .then()
                .statusCode(400);
        as("operator").get("/api/reconciliation/nowhere").then().statusCode(404);
    }

    private RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + LoginServer.token(login.issuer(), role));
    }
}
