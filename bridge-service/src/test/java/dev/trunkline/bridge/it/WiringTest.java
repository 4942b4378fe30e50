package dev.trunkline.bridge.it;

import com.twilio.http.HttpMethod;
import com.twilio.rest.chat.v2.Service;
import com.twilio.rest.conversations.v1.service.configuration.Webhook;
import com.twilio.rest.taskrouter.v1.Workspace;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import dev.trunkline.twilio.wiring.WiringMode;
import dev.trunkline.wiring.WiringWatch;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Programmable Chat with a webhook of somebody else's, Conversations without any, and both workspaces. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class WiringTest extends BridgeTestBase {

    private static final Pairing PAIRING = Pairing.CHAT_CHAT;
    private static final String CHAT = SandboxResource.PUBLIC_URL + "/webhooks/chat";
    private static final String CONVERSATIONS = SandboxResource.PUBLIC_URL + "/webhooks/conversations";
    private static final String TASKROUTER = SandboxResource.PUBLIC_URL + "/webhooks/taskrouter";
    private static final String FLEX = FlexProject.workspace(Sandbox.FLEX.sid());
    private static final String SECOND = FlexProject.workspace(Sandbox.FRONTLINE.sid());

    @Inject
    TwilioClients clients;

    @Inject
    WiringWatch watch;

    @Inject
    AgroalDataSource dataSource;

    private String theirs;

    @BeforeEach
    void setOtherThanWanted() {
        theirs = door.url() + SandboxResource.DEFAULT_WEBHOOK + "?of=before";
        setChat(theirs);
        var unused = Webhook.updater(conversations())
                .setPostWebhookUrl("")
                .setFilters(List.of("onUserAdded"))
                .update(clients.forAccount(Sandbox.FRONTLINE.sid()));
        twilio.calls().clear();
    }

    @AfterEach
    void putBack() throws SQLException {
        twilio.faults().clear();
        ended();
        for (var account : List.of(Sandbox.FLEX.sid(), Sandbox.FRONTLINE.sid())) {
            var unused = Workspace.updater(FlexProject.workspace(account))
                    .setEventCallbackUrl("")
                    .update(clients.forAccount(account));
        }
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from wiring_setting");
            statement.executeUpdate("delete from wiring_apply");
        }
    }

    private static String conversations() {
        return Pairing.CHAT_CONVERSATIONS.service(Side.SECOND);
    }

    private void setChat(String url) {
        var unused = Service.updater(PAIRING.service(Side.FIRST))
                .setPostWebhookUrl(url)
                .setWebhookMethod(HttpMethod.GET)
                .setWebhookFilters(List.of("onMessageSent"))
                .update(clients.forAccount(Sandbox.FLEX.sid()));
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(LoginServer.token(login.issuer(), role)).contentType("application/json");
    }

    /** Where to ask for an apply. */
    private String asked() {
        return as("operator")
                .body(Map.of("why", "Moving in"))
                .post("/wiring/apply")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    /** What became of an apply. */
    private JsonPath ended() {
        return ended(asked());
    }

    private JsonPath ended(String place) {
        return await().atMost(PATIENCE)
                .until(
                        () -> as("operator").get(place).jsonPath(),
                        said -> !said.getString("state").equals("waiting"));
    }

    private Map<String, Object> setting(JsonPath report, String target, String property) {
        return report.<Map<String, Object>>getList("items").stream()
                .filter(item -> property.equals(item.get("property"))
                        && String.valueOf(item.get("wire")).endsWith(target))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("E26")
    @Tag("Y18")
    void setsTheFourWebhooksUpWithTheirFilters() {
        // When
        var ended = ended();
        // Then
        assertThat(ended.getString("state")).isEqualTo("done");
        var chat = Service.fetcher(PAIRING.service(Side.FIRST)).fetch(clients.forAccount(Sandbox.FLEX.sid()));
        assertThat(chat.getPostWebhookUrl()).isEqualTo(CHAT);
        assertThat(chat.getWebhookMethod()).isEqualTo("POST");
        assertThat(chat.getWebhookFilters())
                .contains("onMessageSent", "onChannelUpdated", "onChannelDestroyed", "onMemberRemoved");
        var second = Webhook.fetcher(conversations()).fetch(clients.forAccount(Sandbox.FRONTLINE.sid()));
        assertThat(second.getPostWebhookUrl()).hasToString(CONVERSATIONS);
        assertThat(second.getMethod()).hasToString("POST");
        assertThat(second.getFilters())
                .contains(
                        "onMessageAdded", "onConversationAdded", "onConversationUpdated", "onConversationStateUpdated")
                .doesNotContain("onUserAdded");
        var flex = Workspace.fetcher(FLEX).fetch(clients.forAccount(Sandbox.FLEX.sid()));
        assertThat(flex.getEventCallbackUrl()).hasToString(TASKROUTER);
        assertThat(flex.getEventsFilter().split(","))
                .contains("reservation.created", "reservation.accepted", "task.canceled", "worker.activity.update");
        var workspace = Workspace.fetcher(SECOND).fetch(clients.forAccount(Sandbox.FRONTLINE.sid()));
        assertThat(workspace.getEventCallbackUrl()).hasToString(TASKROUTER);
        assertThat(workspace.getEventsFilter().split(","))
                .contains("worker.activity.update")
                .noneMatch(event -> event.startsWith("task."));
    }

    @Test
    @Tag("E26")
    void keepsTheFormerChatWebhookAndTellsItOn() {
        // Given
        ended();
        // When
        twilio.calls().clear();
        var again = ended();
        setChat("https://former.example/webhooks/chat");
        ended();
        // Then
        assertThat(again.getList("changes")).isEmpty();
        var report = as("supervisor").get("/wiring").jsonPath();
        assertThat(setting(report, PAIRING.service(Side.FIRST), "PostWebhookUrl"))
                .containsEntry("previous", theirs)
                .containsEntry("found", CHAT);
        var conversation = newConversation(PAIRING);
        say(PAIRING, Side.FIRST, conversation, CUSTOMER, "hello");
        eventually(() -> assertThat(others.of(conversation)).hasSize(1));
        var taken = others.of(conversation).getFirst();
        assertThat(taken.uri()).endsWith("?of=before");
        assertThat(taken.parameter("Body")).isEqualTo("hello");
        assertThat(taken.signature())
                .isEqualTo(new HmacRequestSignatures()
                        .sign(
                                new SignedRequest("POST", theirs, taken.contentType(), taken.body()),
                                Sandbox.FLEX.authTokens().getFirst()));
    }

    /** The chat service is ours by then, and its events come to us alone. */
    @Test
    @Tag("E26")
    void tellsTheFormerChatWebhookOnWhileAnotherServiceCannotBeSet() {
        // Given
        twilio.faults().add(Fault.of(FaultKind.SERVER_ERROR).method("POST").path(conversations() + "/Configuration"));
        // When
        var place = asked();
        eventually(() -> assertThat(as("operator").get(place).jsonPath().getString("reason"))
                .contains("503"));
        // Then
        assertThat(as("operator").get(place).jsonPath().getString("state")).isEqualTo("waiting");
        assertThat(setting(as("supervisor").get("/wiring").jsonPath(), PAIRING.service(Side.FIRST), "PostWebhookUrl"))
                .containsEntry("previous", theirs);
        var conversation = newConversation(PAIRING);
        say(PAIRING, Side.FIRST, conversation, CUSTOMER, "hello");
        eventually(() -> assertThat(others.of(conversation)).hasSize(1));
        twilio.faults().clear();
        assertThat(ended(place).getString("state")).isEqualTo("done");
    }

    @Test
    @Tag("Y11")
    void lookingChangesNothing() {
        // When
        watch.look(WiringMode.CHECK);
        // Then
        var report = as("supervisor").get("/wiring").jsonPath();
        assertThat(report.getString("service")).isEqualTo("bridge");
        assertThat(setting(report, PAIRING.service(Side.FIRST), "PostWebhookUrl"))
                .containsEntry("found", theirs)
                .containsEntry("wanted", CHAT)
                .containsEntry("state", "drifted");
        assertThat(setting(report, SECOND, "EventCallbackUrl")).containsEntry("state", "missing");
        assertThat(twilio.calls().where(call -> !call.method().equals("GET"))).isEmpty();
    }

    @Test
    @Tag("Y11")
    void doesNothingWhereItIsOff() {
        // When
        watch.look(WiringMode.OFF);
        // Then
        assertThat(twilio.calls().all()).isEmpty();
    }

    @Test
    @Tag("Y11")
    void mendsDriftByItself() {
        // When
        watch.look(WiringMode.APPLY);
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Service.fetcher(PAIRING.service(Side.FIRST))
                                .fetch(clients.forAccount(Sandbox.FLEX.sid()))
                                .getPostWebhookUrl())
                        .isEqualTo(CHAT));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(setting(
                                as("supervisor").get("/wiring").jsonPath(),
                                PAIRING.service(Side.FIRST),
                                "PostWebhookUrl"))
                        .containsEntry("state", "right")
                        .containsEntry("previous", theirs));
    }
}
