package dev.trunkline.gateway.taskboard;

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
import static org.hamcrest.Matchers.endsWith;

/** taskrouter-service cannot be reached in these tests. */
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class TaskBoardTest {

    private static final String SID = "WR" + "0a".repeat(16);

    LoginServer login;

    @ParameterizedTest
    @CsvSource({
        "agent, GET, /api/tasks",
        "agent, GET, /api/queues",
        "agent, GET, /api/workers",
        "agent, GET, /api/workers/mine",
        "agent, GET, /api/reservations/WR0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a/targets",
        "agent, GET, /api/activities",
        "supervisor, GET, /api/people",
        "agent, GET, /api/workers/ana/availability",
        "agent, POST, /api/workers/ana/nudge",
    })
    void saysThatTheServiceCannotBeReached(String role, String method, String path) {
        as(role).request(method, path)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", endsWith("/service-unreachable"));
    }

    @Test
    void sendsActionsToTheService() {
        for (var action : new String[] {"accept", "reject", "wrap-up", "complete", "transfer"}) {
            as("agent")
                    .body("{}")
                    .post("/api/reservations/{sid}/{action}", SID, action)
                    .then()
                    .statusCode(503);
        }
        as("agent")
                .body("{}")
                .post("/api/reservations/{sid}/explode", SID)
                .then()
                .statusCode(404);
        as("agent").post("/api/reservations/{sid}/accept", "WRx").then().statusCode(400);
    }

    @Test
    void isForPeopleWithARole() {
        given().get("/api/tasks").then().statusCode(401);
        as("agent").get("/api/people").then().statusCode(403);
    }

    private RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + LoginServer.token(login.issuer(), role))
                .contentType("application/json");
    }
}
