package dev.trunkline.embedded.service;

import dev.trunkline.embedded.LoginServer;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

/** A running service shows its journal to operators and to nobody else. */
public abstract class OperatorAccess {

    private final String service;

    @SuppressWarnings("NullAway.Init") // The test resource sets it.
    LoginServer login;

    /** @param service what it calls itself, such as {@code messaging} */
    protected OperatorAccess(String service) {
        this.service = service;
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary", "entries", "entries/1", "lanes", "lane", "replays", "audit", "ledger"})
    public void asksEverybodyForAToken(String path) {
        given().get("/journal/" + path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor"})
    public void refusesWhoeverIsNoOperator(String role) {
        as(LoginServer.token(login.issuer(), role))
                .get("/journal/summary")
                .then()
                .statusCode(403);
    }

    @Test
    public void refusesATokenThatIsMeantForAnother() {
        as(LoginServer.foreignToken(login.issuer()))
                .get("/journal/summary")
                .then()
                .statusCode(401);
    }

    @Test
    public void showsAnOperatorTheJournal() {
        operator()
                .get("/journal/summary")
                .then()
                .statusCode(200)
                .body("service", equalTo(service), "$", hasKey("depth"), "$", hasKey("held"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, entries/999999999999, 404, not-in-journal",
        "POST, entries/999999999999/retry, 404, not-in-journal",
        "POST, replays/999999999999/cancel, 404, not-in-journal",
        "GET, entries?cursor=x, 400, invalid-request",
        "GET, replays?cursor=x, 400, invalid-request",
        "GET, audit?cursor=x, 400, invalid-request"
    })
    public void saysWhatIsWrongWithAQuestion(String method, String path, int status, String type) {
        operator()
                .contentType("application/json")
                .body(method.equals("POST") ? "{\"why\":\"test\"}" : "")
                .request(method, "/journal/" + path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://trunkline.dev/problems/" + type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entries?lane=a%00",
                "entries?type=%00*",
                "entries?eventId=%00",
                "lane?key=%00",
                "lanes?cursor=1:%00"
            })
    public void refusesAQuestionThatTheDatabaseCannotHold(String path) {
        operator()
                .urlEncodingEnabled(false)
                .get("/journal/" + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "lane/hold, 'a\\u0000', why",
        "lane/release, 'a\\u0000', why",
        "lane/hold, a, 'wh\\u0000y'",
        "entries/1/skip, a, 'wh\\u0000y'"
    })
    public void refusesAChangeThatTheDatabaseCannotHold(String path, String key, String why) {
        var body = path.startsWith("lane")
                ? "{\"key\":\"" + key + "\",\"why\":\"" + why + "\"}"
                : "{\"why\":\"" + why + "\"}";
        operator()
                .contentType("application/json")
                .body(body)
                .post("/journal/" + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    public void describesTheJournalInItsOpenApi() {
        operator()
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/journal/entries"));
    }

    private RequestSpecification operator() {
        return as(LoginServer.token(login.issuer(), "operator"));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
