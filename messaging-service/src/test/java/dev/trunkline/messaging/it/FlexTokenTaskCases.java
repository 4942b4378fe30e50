package dev.trunkline.messaging.it;

import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.messaging.upload.Samples;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexTokens;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts by plugins of Flex, which bring a token instead of a login; run once for each generation of Flex. */
abstract class FlexTokenTaskCases extends OutboundTaskFailureCases {

    private String login(String worker, String... roles) {
        var token = sid("token-");
        twilio.flexTokens().add(new FlexTokens.Login(token, Sandbox.FLEX.sid(), "ann", worker, List.of(roles)));
        return token;
    }

    private Response startBy(String token, Map<String, Object> request) {
        return RestAssured.given()
                .header("X-Auth-Token", token)
                .contentType("application/json")
                .body(request)
                .post("/outbound-tasks");
    }

    @Test
    @Tag("D09")
    @Tag("X09")
    @Tag("Y17")
    @Tag("Y18")
    void startsATaskForAnAgentInFlex() {
        // Given
        var worker = sid("WK");
        var token = login(worker, "agent");
        var request = request();
        request.put("targetWorkerSid", "me");
        // When
        var answer = startBy(token, request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(twilio.flexTokens().checked()).endsWith(token);
        assertThat(task(task(answer.jsonPath())).getAttributes()).contains(worker);
        var id = api().queryParam("toNumber", customer).get("/outbound-tasks").path("items[0].id");
        var asked = RestAssured.given().header("X-Auth-Token", token).get("/outbound-tasks/{id}", id);
        assertThat(asked.asString()).isEqualTo(answer.asString());
        RestAssured.given()
                .header("X-Auth-Token", token)
                .get("/outbound-tasks")
                .then()
                .statusCode(401);
    }

    @Test
    @Tag("D09")
    @Tag("Y17")
    void startsNothingForATokenThatIsRefused() {
        // Given
        var visitor = login("", "guest");
        // When
        var unknown = startBy("not-a-token", request());
        var guest = startBy(visitor, request());
        var empty = startBy(" ", request());
        var outcome = RestAssured.given()
                .header("X-Auth-Token", "not-a-token")
                .get("/outbound-tasks/{id}", "00000000-0000-0000-0000-000000000000");
        // Then
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(guest.statusCode()).isEqualTo(403);
        assertThat(guest.jsonPath().getString("detail")).contains("not an agent's");
        assertThat(empty.statusCode()).isEqualTo(401);
        assertThat(outcome.statusCode()).isEqualTo(403);
        assertThat(twilio.calls().all())
                .allSatisfy(call -> assertThat(call.product()).isEqualTo("iam"));
        assertThat(tasksOfCustomer()).isEmpty();
    }

    @Test
    @Tag("D02")
    @Tag("Y17")
    void asksNobodyAboutATokenWhereTheRequestIsWrong() {
        // When
        var answer = startBy(login("", "agent"), Map.of());
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(twilio.calls().all()).isEmpty();
    }

    @Test
    @Tag("D09")
    @Tag("Y17")
    void startsNothingWhileTokensCannotBeChecked() {
        // Given
        var token = login("", "agent");
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL).product("iam").status(401).times(1));
        // When
        var answer = startBy(token, request());
        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(tasksOfCustomer()).isEmpty();
    }

    @Test
    @Tag("B06")
    @Tag("B07")
    @Tag("B08")
    @Tag("B09")
    @Tag("B10")
    @Tag("Y17")
    void sendsAFileToTheNumberOfATaskThatItStarted() {
        // Given
        var request = request();
        request.put("toName", "Ann");
        var started = start(request).jsonPath();
        var worker = Worker.creator(WORKSPACE, sid("ann")).create(client()).getSid();
        assertThat(twilio.acceptTask(Sandbox.FLEX.sid(), WORKSPACE, worker, task(started)))
                .startsWith("WR");
        var token = login(worker, "agent");
        twilio.handset().send("whatsapp:" + customer, Sandbox.WHATSAPP_NUMBER, "Hello");
        conversationWith("whatsapp:" + customer);
        var url = upload(token);
        twilio.calls().clear();
        // When
        var byText = sendMedia(token, "Ann", url, "chat-sms");
        var byWhatsApp = sendMedia(token, "Ann", url, "CHAT-WhatsApp");
        var toAnother = sendMedia(token, customer(), url, "chat-sms");
        var unknown = sendMedia(token, "Ann", url, "voice");
        var nobody = sendMedia("not-a-token", "Ann", url, "chat-sms");
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL)
                        .method("POST")
                        .address(customer)
                        .times(1));
        var refused = sendMedia(token, "Ann", url, "chat-sms");
        // Then
        assertThat(List.of(byText, byWhatsApp)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.asString()).isEqualTo("{\"success\":true}");
        });
        assertThat(toAnother.statusCode()).isEqualTo(403);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.asString()).isEqualTo("{\"success\":false,\"msg\":\"invalid channel\"}");
        assertThat(nobody.statusCode()).isEqualTo(403);
        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(refused.jsonPath().getBoolean("success")).isFalse();
        assertThat(refused.jsonPath().getInt("code")).isEqualTo(20001);
        assertThat(twilio.calls().of("api", "POST", "/Messages.json"))
                .filteredOn(call -> call.status() == 201)
                .extracting(call -> call.formValue("From").orElse("") + " "
                        + call.formValue("To").orElse("") + " "
                        + call.formValue("MediaUrl").orElse(""))
                .containsExactly(
                        Sandbox.SMS_NUMBER + " " + customer + " " + url,
                        Sandbox.WHATSAPP_NUMBER + " whatsapp:" + customer + " " + url);
        assertThat(twilio.calls().of("iam", "POST", "/Tokens/validate")).hasSize(5);
    }

    private static String upload(String token) {
        return RestAssured.given()
                .header("X-Auth-Token", token)
                .contentType("multipart/form-data")
                .multiPart("file", "a.jpg", Samples.of("jpeg"), "image/jpeg")
                .post("/media")
                .then()
                .statusCode(201)
                .extract()
                .path("mediaUrl");
    }

    private static Response sendMedia(String token, String to, String url, String channel) {
        return RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(Map.of("Token", token, "to", to, "mediaUrl", url, "channel", channel))
                .post("/send-media-message");
    }
}
