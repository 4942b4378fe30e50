package dev.trunkline.taskrouter.it;

import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.simulator.flex.FlexProject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class PeopleTest extends BoardTestBase {

    @Test
    @Tag("E23")
    void saysWhoIsAvailableToWhomItKnows() {
        // Given
        var present = worker("Available");
        var absent = worker("Offline");
        // When / Then
        as("agent")
                .get("/workers/{name}/availability", present)
                .then()
                .statusCode(200)
                .body("", equalTo(Map.of("available", true)));
        as("agent")
                .get("/workers/{name}/availability", absent)
                .then()
                .statusCode(200)
                .body("", equalTo(Map.of()));
        as("agent").get("/workers/{name}/availability", "nobody").then().statusCode(404);
        given().get("/workers/{name}/availability", present).then().statusCode(401);
    }

    @Test
    void reportsWhoIsMissingInAnAccount() {
        // Given
        var lonely = worker("Offline");
        // When
        List<Map<String, Object>> people = get("/people").getList("items");
        // Then
        assertThat(people)
                .filteredOn(person -> lonely.equals(person.get("name")))
                .singleElement()
                .satisfies(person ->
                        assertThat(String.valueOf(person.get("differences"))).isEqualTo("[no worker in flex]"));
        as("agent").get("/people").then().statusCode(403);
    }

    @Test
    void knowsAWorkerByTheAddressOfTheirLogin() {
        // Given
        var own = Worker.creator(workspace(FRONTLINE), "ana_40example.com-" + UUID.randomUUID())
                .setAttributes("{\"email\":\"Agent\"}")
                .create(client(FRONTLINE))
                .getSid();
        // Then
        await().untilAsserted(() -> as("agent")
                .get("/workers/mine")
                .then()
                .statusCode(200)
                .body("items.sid", hasItem(own))
                .body("items.name", not(hasItem("supervisor"))));
        // When / Then
        as("agent")
                .body(Map.of("activitySid", "WA0"))
                .post("/workers/{sid}/activity", own)
                .then()
                .statusCode(404)
                .body("type", endsWith("no-such-activity"));
    }

    /** @return its name */
    private String worker(String activity) {
        var name = "person-" + UUID.randomUUID();
        var unused = Worker.creator(workspace(FRONTLINE), name)
                .setActivitySid(FlexProject.activity(FRONTLINE.sid(), activity))
                .create(client(FRONTLINE));
        return name;
    }
}
