package dev.trunkline.gateway.inbox;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class ReplyToolsTest {

    LoginServer login;
    FakeMessaging messaging;

    @ParameterizedTest
    @CsvSource({
        "agent, GET, /templates, 200",
        "agent, POST, /templates/sync, 200",
        "agent, GET, /canned-replies, 200",
        "supervisor, POST, /canned-replies, 201",
        "supervisor, PUT, /canned-replies/R1, 200",
        "supervisor, GET, /auto-replies, 200",
        "supervisor, GET, /auto-replies/changes, 200",
        "supervisor, POST, /auto-replies, 201",
        "supervisor, PUT, /auto-replies/R1, 409",
        "agent, GET, /conversations/C1/scheduled-messages, 200",
        "agent, POST, /conversations/C1/scheduled-messages, 201",
        "supervisor, GET, /wiring, 200",
        "supervisor, POST, /wiring/check, 409",
        "operator, POST, /wiring/apply, 202",
        "operator, GET, /wiring/applies/A1, 200",
        "supervisor, POST, /erasures, 202",
        "supervisor, GET, /erasures, 200",
        "supervisor, GET, /erasures/R1, 200",
        "supervisor, GET, /audit, 200",
    })
    void passesCallsAndAnswersOn(String role, String method, String path, int status) {
        // Given
        messaging.on(method, path, status, "{\"id\":\"R1\"}");
        // When
        var answer = as(role).body("{\"text\":\"Grüße\"}").request(method, "/api" + path);
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("id")).isEqualTo("R1");
        assertThat(messaging.last().uri()).isEqualTo(path);
        assertThat(messaging.last().method()).isEqualTo(method);
    }

    @Test
    void passesDeletionsOn() {
        messaging.on("DELETE", "/auto-replies/R1", 204, "");
        assertThat(as("supervisor").delete("/api/auto-replies/R1").statusCode()).isEqualTo(204);
        messaging.on("DELETE", "/scheduled-messages/S1", 204, "");
        assertThat(as("agent").delete("/api/scheduled-messages/S1").statusCode())
                .isEqualTo(204);
    }

    @Test
    void leavesRulesToSupervisors() {
        assertThat(as("agent").get("/api/auto-replies").statusCode()).isEqualTo(403);
        assertThat(as("agent").body("{}").post("/api/canned-replies").statusCode())
                .isEqualTo(403);
        assertThat(as("agent").body("{}").post("/api/erasures").statusCode()).isEqualTo(403);
        assertThat(as("agent").get("/api/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void leavesApplyingAtTwilioToOperators() {
        assertThat(as("agent").get("/api/wiring").statusCode()).isEqualTo(403);
        assertThat(as("supervisor").body("{}").post("/api/wiring/apply").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"'', /api/wiring/applies/A1", "?service=messaging, /api/wiring/applies/A1?service=messaging"})
    void namesThePlaceOfAnApplyWithItsService(String query, String place) {
        // Given
        messaging.on("POST", "/wiring/apply", 202, "{\"id\":\"A1\"}");
        messaging.on("GET", "/wiring/applies/A1", 200, "{\"id\":\"A1\"}");
        // When
        var location =
                as("operator").body("{}").post("/api/wiring/apply" + query).header("Location");
        // Then
        assertThat(location).endsWith(place);
        assertThat(as("operator").get(location).statusCode()).isEqualTo(200);
    }

    private RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + LoginServer.token(login.issuer(), role))
                .contentType("application/json");
    }
}
