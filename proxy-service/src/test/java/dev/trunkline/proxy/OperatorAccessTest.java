package dev.trunkline.proxy;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

@QuarkusTest
@QuarkusTestResource(value = TrunklineTestResource.class, initArgs = @ResourceArg(name = "schema", value = "proxy"))
class OperatorAccessTest {

    @SuppressWarnings("NullAway.Init") // The test resource sets it.
    LoginServer login;

    @ParameterizedTest
    @ValueSource(strings = {"summary", "entries", "entries/1", "lanes", "lane", "replays", "audit", "ledger"})
    void asksEverybodyForAToken(String path) {
        given().get("/journal/" + path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor"})
    void refusesWhoeverIsNoOperator(String role) {
        as(LoginServer.token(login.issuer(), role))
                .get("/journal/summary")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesATokenThatIsMeantForAnother() {
        as(LoginServer.foreignToken(login.issuer()))
                .get("/journal/summary")
                .then()
                .statusCode(401);
    }

    @Test
    void showsAnOperatorTheJournal() {
        as(LoginServer.token(login.issuer(), "operator"))
                .get("/journal/summary")
                .then()
                .statusCode(200)
                .body("service", equalTo("proxy"), "$", hasKey("depth"), "$", hasKey("held"));
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
    void refusesAQuestionThatTheDatabaseCannotHold(String path) {
        as(LoginServer.token(login.issuer(), "operator"))
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
    void refusesAChangeThatTheDatabaseCannotHold(String path, String key, String why) {
        var body = path.startsWith("lane")
                ? "{\"key\":\"" + key + "\",\"why\":\"" + why + "\"}"
                : "{\"why\":\"" + why + "\"}";
        as(LoginServer.token(login.issuer(), "operator"))
                .contentType("application/json")
                .body(body)
                .post("/journal/" + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void describesTheJournalInItsOpenApi() {
        as(LoginServer.token(login.issuer(), "operator"))
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/journal/entries"));
    }

    private static io.restassured.specification.RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
