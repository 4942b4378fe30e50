package dev.trunkline.gateway.inbox;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class ErasuresTest {

    private static final String WISH = "{\"address\":\"+14155550123\",\"reason\":\"a letter\"}";

    LoginServer login;
    FakeMessaging messaging;

    @Test
    @Tag("Y13")
    void reachesEveryServiceAndSaysWhichFailed() {
        // Given
        messaging.on("POST", "/erasures", 201, "{\"id\":\"R1\",\"state\":\"done\"}");
        messaging.on("PUT", "/proxy/journal/erasures/R1", 200, "{\"counts\":{\"journalEntries\":3},\"left\":0}");
        // When
        supervisor()
                .body(WISH)
                .post("/api/erasures")
                .then()
                .statusCode(202)
                .body("state", is("done"))
                .body("services.service", contains("proxy", "taskrouter"))
                .body("services.state", contains("done", "failed"))
                .body("services[0].counts.journalEntries", is(3))
                .body("services[1].reason", containsString("taskrouter-service"));
        // Then
        assertThat(messaging.last().body()).isEqualTo(WISH);
    }

    @Test
    @Tag("Y13")
    void showsEveryServicesPartOfAReceipt() {
        messaging.on("GET", "/erasures/R2", 200, "{\"id\":\"R2\",\"state\":\"done\"}");
        messaging.on("GET", "/proxy/journal/erasures/R2", 200, "{\"counts\":{},\"left\":1}");
        supervisor()
                .get("/api/erasures/R2")
                .then()
                .statusCode(200)
                .body("services.state", contains("done", "failed"))
                .body("services[0].left", is(1));
    }

    @Test
    void asksNobodyElseWhereMessagingRefuses() {
        messaging.on("POST", "/erasures", 422, "{\"status\":422}");
        supervisor().body(WISH).post("/api/erasures").then().statusCode(422);
        assertThat(messaging.last().uri()).isEqualTo("/erasures");
    }

    private RequestSpecification supervisor() {
        return given().auth()
                .oauth2(LoginServer.token(login.issuer(), "supervisor"))
                .contentType("application/json");
    }
}
