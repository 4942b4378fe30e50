package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.simulator.flex.FlexProject;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One person's data, in every service. */
@ExtendWith(RunningSandbox.class)
class ErasureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Every table of the services, with those of its columns that hold bytes. */
    private static final String TABLES = """
            select quote_ident(c.table_schema), quote_ident(c.table_name),
                coalesce(string_agg(quote_ident(c.column_name), ' ') filter (where c.data_type = 'bytea'), '')
            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema in ('messaging', 'proxy', 'bridge', 'taskrouter') and t.table_type = 'BASE TABLE'
            group by 1, 2
            """;

    @Test
    @Tag("Y13")
    void leavesNothingOfAPersonInAnyTableOfAnyService(Sandbox sandbox) {
        // Given a person in the inbox, in a Proxy session, and in Flex with a chat and a task that has ended
        var person = Customers.newNumber();
        var digits = person.substring(1);
        Customers.write(sandbox, person, "My number is " + person);
        Customers.write(sandbox, person, sandbox.value("FLEX_NUMBER"), "And here it is " + person);
        interact(sandbox, "And I am " + person);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(places(sandbox, digits))
                        .extracting(place -> place.substring(0, place.indexOf('.')))
                        .contains("messaging", "proxy", "bridge", "taskrouter"));
        cancel(sandbox, await().atMost(PATIENCE).until(() -> tasks(sandbox, person), found -> !found.isEmpty()));
        await().atMost(PATIENCE).until(() -> tasks(sandbox, person).isEmpty());
        // When it is asked for, again as long as something is in use
        var receipt = await().atMost(PATIENCE)
                .until(() -> erased(sandbox, person), told -> "done".equals(told.getString("state")));
        // Then
        assertThat(receipt.<String>getList("services.service")).containsExactly("bridge", "proxy", "taskrouter");
        assertThat(receipt.<String>getList("services.state")).containsOnly("done");
        assertThat(receipt.<String>getList("expires.what")).contains("trunkline.commands.proxy");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(places(sandbox, digits)).isEmpty());
    }

    /** As Proxy tells of what was said in a session. */
    private static void interact(Sandbox sandbox, String text) {
        var session = "KC" + UUID.randomUUID().toString().replace("-", "");
        var form = ("interactionSid=KI%s&interactionSessionSid=%s&interactionAccountSid=%s&interactionType=Message"
                        + "&interactionData=%s")
                .formatted(
                        UUID.randomUUID().toString().replace("-", ""),
                        session,
                        sandbox.value("FLEX_ACCOUNT_SID"),
                        URLEncoder.encode("{\"body\":\"" + text + "\"}", StandardCharsets.UTF_8));
        var event = new CloudEvent(
                UUID.randomUUID().toString(),
                "/accounts/" + sandbox.value("FLEX_ACCOUNT_SID") + "/proxy",
                "twilio.proxy.interaction",
                Instant.now(),
                "application/x-www-form-urlencoded",
                Map.of(CloudEvent.Extension.ACCOUNT, sandbox.value("FLEX_ACCOUNT_SID")),
                form.getBytes(StandardCharsets.UTF_8));
        MessagingJournal.send(sandbox, event.toRecord(Topics.webhooks(WebhookFamily.PROXY), session));
    }

    private static JsonPath erased(Sandbox sandbox, String person) {
        var id = api(sandbox)
                .contentType("application/json")
                .body(Map.of("address", person, "reason", "asked by letter"))
                .post(sandbox.value("GATEWAY_URL") + "/api/erasures")
                .jsonPath()
                .getString("id");
        return await().atMost(PATIENCE)
                .until(
                        () -> api(sandbox)
                                .get(sandbox.value("GATEWAY_URL") + "/api/erasures/" + id)
                                .jsonPath(),
                        told -> !"pending".equals(told.getString("state")));
    }

    /** Of those that are not over. */
    private static List<String> tasks(Sandbox sandbox, String person) {
        return api(sandbox)
                .get(sandbox.value("GATEWAY_URL") + "/api/tasks")
                .jsonPath()
                .getList("items.findAll { it.attributes.contains('" + person + "') }.sid");
    }

    private static void cancel(Sandbox sandbox, List<String> tasks) {
        var workspace = FlexProject.workspace(sandbox.value("FLEX_ACCOUNT_SID"));
        tasks.forEach(task -> given().auth()
                .preemptive()
                .basic(sandbox.value("FLEX_ACCOUNT_SID"), sandbox.value("FLEX_AUTH_TOKEN"))
                .formParam("AssignmentStatus", "canceled")
                .post(sandbox.value("SIMULATOR_URL") + "/taskrouter/v1/Workspaces/" + workspace + "/Tasks/" + task)
                .then()
                .statusCode(200));
    }

    private static RequestSpecification api(Sandbox sandbox) {
        return given().auth().oauth2(sandbox.token("supervisor"));
    }

    /** Tables with a row that holds the text in any column, bytes included, as {@code schema.table}. */
    private static List<String> places(Sandbox sandbox, String text) throws SQLException {
        var places = new ArrayList<String>();
        try (var connection = sandbox.database();
                var statement = connection.createStatement();
                var table = statement.executeQuery(TABLES)) {
            while (table.next()) {
                var name = table.getString(1) + "." + table.getString(2);
                if (holds(connection, name, table.getString(3).split(" "), text)) {
                    places.add(name);
                }
            }
        }
        return places;
    }

    private static boolean holds(Connection connection, String table, String[] bytes, String text) throws SQLException {
        var row = new StringBuilder("kept::text");
        for (var column : bytes) {
            if (!column.isEmpty()) {
                row.append(" || coalesce(encode(").append(column).append(", 'escape'), '')");
            }
        }
        var sql = "select 1 from %s kept where position(? in %s) > 0 limit 1".formatted(table, row);
        try (var search = connection.prepareStatement(sql)) {
            search.setString(1, text);
            return search.executeQuery().next();
        }
    }
}
