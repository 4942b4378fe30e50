package dev.trunkline.messaging.it;

import com.twilio.rest.chat.v2.service.Channel;
import com.twilio.rest.chat.v2.service.channel.Message;
import com.twilio.rest.flexapi.v1.FlexFlow;
import com.twilio.rest.proxy.v1.service.Session;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.rest.RecordedCall;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Outbound tasks by flows, channels and Proxy sessions, the older generation. */
@QuarkusTest
@TestProfile(OldFlex.class)
class FlexChannelTasksTest extends OutboundTaskCases {

    private static final String CHAT = FlexProject.chatService(Sandbox.FLEX.sid());
    private static final String PROXY = FlexProject.proxyService(Sandbox.FLEX.sid());
    private static final Call FLOWS = new Call("flex-api", "GET", "/FlexFlows");
    private static final Call CHANNELS = new Call("flex-api", "POST", "/Channels");
    private static final Call SESSIONS = new Call("proxy", "POST", "/Sessions");

    @Override
    String task(JsonPath answer) {
        return answer.getString("chatChannel.task_sid");
    }

    @Override
    List<Call> calls() {
        return List.of(FLOWS, CHANNELS, SESSIONS, new Call("chat", "POST", "/Messages"));
    }

    @Override
    List<Call> refusable() {
        var all = new ArrayList<>(super.refusable());
        all.add(new Call("proxy", "GET", "/Sessions"));
        return all;
    }

    @Override
    Call reaching() {
        return SESSIONS;
    }

    @Override
    Call creation() {
        return CHANNELS;
    }

    @Override
    String sourceChannel(String text) {
        var channel = Channel.creator(CHAT).create(client()).getSid();
        Message.creator(CHAT, channel).setBody(text).create(client());
        return channel;
    }

    @Override
    String way(JsonPath answer) {
        return answer.getString("proxySession.sid");
    }

    @Override
    boolean isOpen(JsonPath answer) {
        return Session.fetcher(PROXY, way(answer)).fetch(client()).getStatus() == Session.Status.OPEN;
    }

    /** Both flows that a number may have, the studio one first. */
    @BeforeEach
    void setUpFlows() {
        if (flows(FlexFlow.IntegrationType.STUDIO).isEmpty()) {
            FlexFlow.creator("Studio", CHAT, FlexFlow.ChannelType.SMS)
                    .setIntegrationType(FlexFlow.IntegrationType.STUDIO)
                    .setIntegrationFlowSid(sid("FW"))
                    .setContactIdentity(Sandbox.SMS_NUMBER)
                    .create(client());
        }
        setUpFlow(Sandbox.SMS_NUMBER).then().statusCode(200);
        twilio.calls().clear();
    }

    private List<FlexFlow> flows(FlexFlow.IntegrationType type) {
        var found = new ArrayList<FlexFlow>();
        for (var flow : FlexFlow.reader().read(client())) {
            if (flow.getIntegrationType() == type && Sandbox.SMS_NUMBER.equals(flow.getContactIdentity())) {
                found.add(flow);
            }
        }
        return found;
    }

    private Response setUpFlow(String number) {
        return settled(RestAssured.given()
                .auth()
                .oauth2(LoginServer.token(login.issuer(), "supervisor"))
                .contentType("application/json")
                .body(Map.of("fromNumber", number, "longLived", true))
                .post("/outbound-tasks/flow"));
    }

    @Test
    @Tag("D01")
    @Tag("D03")
    @Tag("Y17")
    @Tag("Y18")
    void startsATaskAsTheFunctionDid() {
        // Given
        var flow = flows(FlexFlow.IntegrationType.TASK).getFirst();
        twilio.calls().clear();
        // When
        var answer = start(request());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(flow.getEnabled()).isFalse();
        var channel = made(CHANNELS).getFirst();
        assertThat(channel.formValue("FlexFlowSid")).contains(flow.getSid());
        assertThat(channel.formValue("Target")).contains(customer);
        assertThat(channel.formValue("ChatUserFriendlyName")).contains("Ada Lovelace");
        assertThat(channel.formValue("ChatFriendlyName")).contains("SMS" + customer);
        var identity = channel.formValue("Identity").orElseThrow();
        assertThat(UUID.fromString(identity)).hasToString(identity);
        var json = answer.jsonPath();
        assertThat(json.getString("chatChannel.sid")).startsWith("CH");
        assertThat(json.getString("chatChannel.identity")).isEqualTo(identity);
        assertThat(json.getString("chatChannel.task_sid")).startsWith("WT");
        assertThat(json.getString("chatChannel.flex_flow_sid")).isEqualTo(flow.getSid());
        assertThat(json.getString("proxySession.sid")).startsWith("KC");
        assertThat(json.getString("proxySession.uniqueName")).isEqualTo(json.getString("chatChannel.sid"));
        assertThat(json.getString("proxySession.status")).isEqualTo("open");
        var url = "https://proxy.twilio.com/v1/Services/" + PROXY + "/Sessions/" + json.getString("proxySession.sid");
        assertThat(json.getString("proxySession.url")).isEqualTo(url);
        assertThat(json.getMap("proxySession.links"))
                .isEqualTo(Map.of("interactions", url + "/Interactions", "participants", url + "/Participants"));
        assertThat(json.getMap("$")).doesNotContainKey("chatMessage");
        var session = made(SESSIONS).getFirst();
        assertThat(session.formValue("UniqueName")).contains(json.getString("chatChannel.sid"));
        assertThat(session.formValue("Mode")).contains("message-only");
        assertThat(session.form().get("Participants"))
                .extracting(text -> JsonPath.from(text).getString("Identifier") + " "
                        + JsonPath.from(text).getString("ProxyIdentifier") + " "
                        + JsonPath.from(text).getString("FriendlyName"))
                .containsExactly(
                        customer + " " + Sandbox.SMS_NUMBER + " Ada Lovelace",
                        json.getString("chatChannel.sid") + " " + Sandbox.SMS_NUMBER + " Ada Lovelace");
        assertThat(twilio.calls().all().stream()
                        .filter(call -> List.of(FLOWS, CHANNELS, SESSIONS).stream()
                                .anyMatch(kind -> call.method().equals(kind.method())
                                        && call.path().endsWith(kind.path())))
                        .map(RecordedCall::path)
                        .map(path -> path.replaceAll(".*/", ""))
                        .toList())
                .containsExactly("FlexFlows", "Channels", "Sessions");
        assertThat(isOpen(json)).isTrue();
    }

    @Test
    @Tag("D03")
    void startsNothingWhereTheNumberHasNoTaskFlow() {
        // Given
        var request = request();
        request.put("fromNumber", "+14155550199");
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.jsonPath().getString("message")).contains("no flow of type 'task'");
        assertThat(made(CHANNELS)).isEmpty();
    }

    @Test
    @Tag("X06")
    void sendsATextThroughTheStudioFlow() {
        // Given
        var studio = flows(FlexFlow.IntegrationType.STUDIO).getFirst();
        twilio.calls().clear();
        // When
        var answer = settled(api().body(Map.of(
                        "fromNumber", Sandbox.SMS_NUMBER, "toName", "Ada", "toNumber", customer, "messageBody", "Hi"))
                .post("/outbound-messages"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(made(CHANNELS))
                .singleElement()
                .satisfies(call -> assertThat(call.formValue("FlexFlowSid")).contains(studio.getSid()));
        assertThat(answer.jsonPath().getString("chatChannel.task_sid")).isNull();
        assertThat(tasksOfCustomer()).isEmpty();
    }

    @Test
    @Tag("D05")
    void passesOverSessionsWithoutANameAndTakesTheOneOfTheChannel() {
        // Given
        Session.creator(PROXY).create(client());
        var first = start(request()).jsonPath();
        Session.updater(PROXY, first.getString("proxySession.sid"))
                .setStatus(Session.Status.CLOSED)
                .update(client());
        var channel = first.getString("chatChannel.sid");
        var named = Session.creator(PROXY).setUniqueName(channel + ".KC1").create(client());
        twilio.calls().clear();
        // When
        var second = start(request());
        // Then
        assertThat(second.jsonPath().getMap("proxySession"))
                .containsEntry("sid", named.getSid())
                .containsEntry("uniqueName", channel + ".KC1")
                .containsEntry("status", "open");
        assertThat(made(SESSIONS)).isEmpty();
    }

    @Test
    @Tag("D11")
    @Tag("Y18")
    void setsAFlowUpOnce() {
        // Given
        var number = "+1415555" + customer.substring(customer.length() - 4);
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL)
                        .method("POST")
                        .path("/FlexFlows$")
                        .times(1));
        // When
        var refused = setUpFlow(number);
        twilio.calls().clear();
        var first = setUpFlow(number);
        var second = setUpFlow(number);
        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getInt("code")).isEqualTo(20001);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.jsonPath().getBoolean("created")).isTrue();
        assertThat(first.jsonPath().getString("flexFlow.integrationType")).isEqualTo("task");
        assertThat(second.jsonPath().getBoolean("created")).isFalse();
        assertThat(second.jsonPath().getString("flexFlow.sid"))
                .isEqualTo(first.jsonPath().getString("flexFlow.sid"));
        assertThat(made(new Call("flex-api", "POST", "/FlexFlows")))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.status()).isEqualTo(201);
                    assertThat(call.formValue("ChannelType")).contains("sms");
                    assertThat(call.formValue("IntegrationType")).contains("task");
                    assertThat(call.formValue("Enabled")).contains("false");
                    assertThat(call.formValue("FriendlyName")).contains("Outbound tasks " + number);
                    assertThat(call.formValue("ContactIdentity")).contains(number);
                    assertThat(call.formValue("ChatServiceSid")).contains(CHAT);
                    assertThat(call.formValue("Integration.WorkspaceSid")).contains(WORKSPACE);
                    assertThat(call.formValue("Integration.WorkflowSid"))
                            .contains(FlexProject.workflow(Sandbox.FLEX.sid()));
                    assertThat(call.formValue("Integration.Channel")).contains("sms");
                    assertThat(call.formValue("LongLived")).contains("true");
                    assertThat(call.formValue("JanitorEnabled")).contains("true");
                });
        api().body(Map.of("fromNumber", number))
                .post("/outbound-tasks/flow")
                .then()
                .statusCode(403);
    }
}
