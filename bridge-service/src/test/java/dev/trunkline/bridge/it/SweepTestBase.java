package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.twilio.chat.Echo;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Sweeps, and tasks that agents really have. */
@SuppressWarnings("NullAway.Init") // The container fills the field.
abstract class SweepTestBase extends BridgeTestBase {

    static final String ACCOUNT = Sandbox.FLEX.sid();
    static final String WORKSPACE = FlexProject.workspace(ACCOUNT);
    static final String TASKS = "/taskrouter/v1/Workspaces/" + WORKSPACE + "/Tasks";
    static final String OLD = "agent";
    static final String NEW = "supervisor";

    @Inject
    DataSource database;

    /** A sweep compares links of this test alone, and takes no longer than that. */
    @BeforeEach
    void leaveOutLinksOfOtherTests() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update bridge_link set state = 'closed', changed_at = timestamptz '2020-01-01 00:00:00Z'")) {
            var unused = statement.executeUpdate();
        }
    }

    RequestSpecification as(String role) {
        return given().auth().oauth2(LoginServer.token(login.issuer(), role)).contentType("application/json");
    }

    /** A sweep over all links, once it has ended. */
    JsonPath sweep() {
        return sweep("done");
    }

    JsonPath sweep(String end) {
        var id = as("supervisor")
                .body(Map.of("why", "Twilio was away"))
                .post("/drift/sweep")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");
        var summary = await().atMost(PATIENCE)
                .until(
                        () -> as("supervisor").get("/drift/summary").jsonPath(),
                        said -> said.getLong("sweep.id") == id
                                && List.of("done", "failed").contains(said.getString("sweep.state")));
        assertThat(summary.getString("sweep.state")).isEqualTo(end);
        return summary;
    }

    String link(Linked linked) {
        return until(() -> as("agent").get("/links?limit=100").jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(item -> linked.first().equals(item.get("first")))
                .map(item -> String.valueOf(item.get("id")))
                .findFirst());
    }

    List<Map<String, Object>> drift(Linked linked) {
        return as("operator")
                .get("/drift?limit=100&link=" + link(linked))
                .jsonPath()
                .getList("items");
    }

    /** A task of a conversation. */
    String task(String conversation) {
        return Simulated.post(
                twilio,
                ACCOUNT,
                TASKS,
                List.of(
                        Map.entry("WorkflowSid", FlexProject.workflow(ACCOUNT)),
                        Map.entry("TaskChannel", "sms"),
                        Map.entry("Attributes", "{\"name\":\"Ada\",\"channelSid\":\"" + conversation + "\"}")));
    }

    /** A worker accepts it. */
    void accepted(String task, String worker) {
        var unused = twilio.acceptTask(ACCOUNT, WORKSPACE, FlexProject.worker(ACCOUNT, worker), task);
    }

    /** A conversation whose task a worker has accepted, with its twin. */
    Linked served(Pairing pairing, String conversation, String task) {
        accepted(task, OLD);
        accept(conversation, OLD, form -> {
            form.put("WorkspaceSid", WORKSPACE);
            form.put("TaskSid", task);
        });
        var linked = new Linked(pairing, conversation, twin(pairing, conversation));
        assertTask(linked, task);
        return linked;
    }

    void assertTask(Linked linked, String task) {
        eventually(() -> assertThat(attributes(chat(linked.pairing(), Side.SECOND)
                                .conversation(linked.second())
                                .attributes())
                        .path("TaskSid")
                        .asText())
                .isEqualTo(task));
    }

    String status(String task) {
        return Simulated.get(twilio, ACCOUNT, TASKS + "/" + task).getString("assignment_status");
    }

    /** Tasks that were made when the conversation was given to somebody else. */
    List<String> transferred(String conversation) {
        List<String> all =
                Simulated.get(twilio, ACCOUNT, TASKS + "?PageSize=500").getList("tasks.attributes");
        return all.stream()
                .filter(attributes -> attributes.contains(conversation) && attributes.contains("targetSid"))
                .toList();
    }

    /** One agent of the second workspace gives the conversation to another, as Frontline does it. */
    void give(Linked linked, String from, String to) {
        var chat = chat(linked.pairing(), Side.SECOND);
        chat.add(linked.second(), to, Map.of(), Echo.WANTED);
        leave(linked, Side.SECOND, from);
        note(linked, from, to);
    }

    void leave(Linked linked, Side side, String identity) {
        var chat = chat(linked.pairing(), side);
        chat.participants(linked.on(side)).stream()
                .filter(person -> identity.equals(person.identity()))
                .forEach(person -> chat.remove(linked.on(side), person.sid(), Echo.WANTED));
    }

    void note(Linked linked, String from, String to) {
        chat(linked.pairing(), Side.SECOND)
                .mergeAttributes(
                        linked.second(),
                        Map.of(
                                "frontline.events",
                                List.of(Map.of("from", from, "to", to, "date", System.currentTimeMillis()))),
                        Echo.WANTED);
    }
}
