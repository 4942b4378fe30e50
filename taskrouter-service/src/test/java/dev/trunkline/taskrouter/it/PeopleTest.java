package dev.trunkline.taskrouter.it;

import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.taskrouter.people.Availability;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class PeopleTest extends BoardTestBase {

    @Inject
    Availability availability;

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
    @Tag("E23")
    void remindsAgainOnlyOnceTheTimeIsOver() {
        // Given
        var name = worker("Offline");
        var first = Instant.now();
        var timeout = Duration.ofMinutes(5);
        // When / Then
        assertThat(nudge(name, first)).isTrue();
        assertThat(nudge(name.toUpperCase(Locale.ROOT), first.plus(timeout).minusMillis(1)))
                .isFalse();
        assertThat(nudge(name, first.plus(timeout))).isTrue();
        assertThat(nudge(name, first.plus(timeout).plusSeconds(1))).isFalse();
        given().post("/workers/{name}/nudge", name).then().statusCode(401);
    }

    private boolean nudge(String name, Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> availability.nudge(name, at));
    }

    @Test
    void learnsActivitiesFromTheirEvents() {
        // Given
        var name = "Lunch " + UUID.randomUUID();
        var sid = Activity.creator(workspace(FRONTLINE), name)
                .setAvailable(false)
                .create(client(FRONTLINE))
                .getSid();
        // Then
        await().untilAsserted(() -> assertThat(get("/activities").<Map<String, Object>>getList("items"))
                .filteredOn(found -> sid.equals(found.get("sid")))
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .containsEntry("name", name)
                        .containsEntry("account", FRONTLINE.sid())
                        .containsEntry("workspaceSid", workspace(FRONTLINE))
                        .containsEntry("available", false)));
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

    @Test
    void knowsAWorkerByAnAddressOnlyWhereTheLoginServerVouchesForIt() {
        // Given
        var own = Worker.creator(workspace(FRONTLINE), "addressed-" + UUID.randomUUID())
                .setAttributes("{\"contact_uri\":\"client:one_2Eagent_40example_2Ecom\"}")
                .create(client(FRONTLINE))
                .getSid();
        // Then
        await().untilAsserted(() -> assertThat(mine(true)).contains(own));
        assertThat(mine(false)).doesNotContain(own);
        // When / Then
        asWithAddress(false)
                .body(Map.of("activitySid", "WA0"))
                .post("/workers/{sid}/activity", own)
                .then()
                .statusCode(403)
                .body("type", endsWith("not-you"));
    }

    private List<String> mine(boolean verified) {
        return asWithAddress(verified)
                .get("/workers/mine")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.sid");
    }

    private RequestSpecification asWithAddress(boolean verified) {
        return given().auth()
                .oauth2(LoginServer.tokenWithAddress(login.issuer(), verified))
                .contentType("application/json");
    }

    @Test
    void listsWorkersPageByPage() {
        // Given
        var made = Stream.of(1, 2, 3).map(i -> worker("Offline")).toList();
        await().untilAsserted(() ->
                assertThat(get("/workers").getList("items.name", String.class)).containsAll(made));
        var all = get("/workers").getList("items.sid", String.class);
        // When
        var walked = new ArrayList<String>();
        var pages = 0;
        var page = get("/workers?limit=2");
        walked.addAll(page.getList("items.sid", String.class));
        while (page.getString("next") != null) {
            page = get("/workers?limit=2&cursor=" + page.getString("next"));
            walked.addAll(page.getList("items.sid", String.class));
            pages++;
        }
        // Then
        assertThat(walked).containsExactlyElementsOf(all);
        assertThat(pages).isEqualTo((all.size() - 1) / 2);
        as("agent").get("/workers?cursor=WK0").then().statusCode(400);
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
