package dev.trunkline.messaging.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.flex.FlexTokens;
import dev.trunkline.simulator.rest.RecordedCall;
import dev.trunkline.twilio.rest.TwilioClients;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class FlexMediaTest extends InboxTestBase {

    private static final String FILE = SandboxResource.PUBLIC_URL + SandboxResource.PICTURE;

    @Inject
    TwilioClients clients;

    private String workspace;
    private String worker;
    private String token;

    @BeforeEach
    void logIn() {
        workspace = FlexProject.workspace(Sandbox.FLEX.sid());
        worker = worker("ann");
        token = sid("token-");
        twilio.flexTokens().add(new FlexTokens.Login(token, Sandbox.FLEX.sid(), "ann", worker, List.of("agent")));
        twilio.calls().clear();
    }

    private String worker(String name) {
        return Worker.creator(workspace, sid(name)).create(client()).getSid();
    }

    private TwilioRestClient client() {
        return clients.forName("flex");
    }

    @Test
    @Tag("B06")
    @Tag("B08")
    @Tag("Y18")
    void sendsByTextMessage() {
        // Given
        var customer = customer();
        task(Map.of("from", customer, "name", customer));
        twilio.calls().clear();
        // When
        var answer = send(token, customer, FILE, "chat-sms");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("{\"success\":true}");
        assertThat(sent()).singleElement().satisfies(call -> {
            assertThat(call.formValue("From")).contains(Sandbox.SMS_NUMBER);
            assertThat(call.formValue("To")).contains(customer);
            assertThat(call.formValue("MediaUrl")).contains(FILE);
            assertThat(call.formValue("Body")).isEmpty();
        });
        assertThat(twilio.calls().of("iam", "POST", "/Tokens/validate")).hasSize(1);
        assertThat(twilio.flexTokens().checked()).endsWith(token);
        assertThat(messages(id(conversationWith(customer))))
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("author", "flex:ann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat-whatsapp", "Chat-WhatsApp", "CHAT-WHATSAPP"})
    @Tag("B06")
    void sendsByWhatsAppInAnyLetterCase(String channel) {
        // Given
        var customer = customer();
        task(Map.of("from", "whatsapp:" + customer, "name", "whatsapp:" + customer));
        twilio.handset().send("whatsapp:" + customer, Sandbox.WHATSAPP_NUMBER, "Hello");
        conversationWith("whatsapp:" + customer);
        twilio.calls().clear();
        // When
        var answer = send(token, "whatsapp:" + customer, FILE, channel);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("{\"success\":true}");
        assertThat(sent()).singleElement().satisfies(call -> {
            assertThat(call.formValue("From")).contains(Sandbox.WHATSAPP_NUMBER);
            assertThat(call.formValue("To")).contains("whatsapp:" + customer);
            assertThat(call.formValue("MediaUrl")).contains(FILE);
        });
    }

    @Test
    @Tag("X04")
    void saysWhyWhatsAppTakesNothing() {
        // Given
        var customer = customer();
        task(Map.of("from", "whatsapp:" + customer));
        // When
        var answer = send(token, "whatsapp:" + customer, FILE, "chat-whatsapp");
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getBoolean("success")).isFalse();
        assertThat(answer.jsonPath().getString("msg")).contains("has not written on WhatsApp", "template");
        assertThat(sent()).isEmpty();
    }

    @Test
    @Tag("B07")
    void refusesAnUnknownChannelWithoutAskingAnybody() {
        // When
        var answer = send(token, customer(), FILE, "voice");
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).isEqualTo("{\"success\":false,\"msg\":\"invalid channel\"}");
        assertThat(asked()).isEmpty();
    }

    @Test
    @Tag("B07")
    void tellsTwiliosCodeWhereItRefuses() {
        // Given
        task(Map.of("from", "+1", "name", "+1"));
        // When
        var answer = send(token, "+1", FILE, "chat-sms");
        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.jsonPath().getBoolean("success")).isFalse();
        assertThat(answer.jsonPath().getInt("code")).isEqualTo(21211);
        assertThat(answer.jsonPath().getString("msg")).isNotBlank();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "not-a-token")
    @Tag("B08")
    void letsNobodyInWithoutAToken(@Nullable String other) {
        // Given
        var customer = customer();
        task(Map.of("from", customer));
        twilio.calls().clear();
        // When
        var answer = send(other, customer, FILE, "chat-sms");
        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(sent()).isEmpty();
        var given = other != null && !other.isEmpty();
        assertThat(twilio.calls().of("iam", "POST", "/Tokens/validate")).hasSize(given ? 1 : 0);
        assertThat(find(customer)).isEmpty();
    }

    @Test
    @Tag("B08")
    void asksTwilioNoMoreAboutTheTokensOfAnAddressThatBroughtTooMany() {
        // Given
        for (var index = 0; index < 20; index++) {
            given().header("X-Forwarded-For", "192.0.2.7")
                    .header("X-Auth-Token", "not-a-token")
                    .get("/outbound-tasks/{id}", "00000000-0000-0000-0000-000000000000")
                    .then()
                    .statusCode(403);
        }
        twilio.calls().clear();
        // When
        var task = given().header("X-Forwarded-For", "192.0.2.7")
                .header("X-Auth-Token", "not-a-token")
                .get("/outbound-tasks/{id}", "00000000-0000-0000-0000-000000000000");
        var media = given().header("X-Forwarded-For", "192.0.2.7")
                .formParams(Map.of("Token", token, "to", customer(), "mediaUrl", FILE, "channel", "chat-sms"))
                .post("/send-media-message");
        // Then
        assertThat(List.of(task, media)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            assertThat(answer.jsonPath().getString("type")).endsWith("/too-many-refused-tokens");
        });
        assertThat(media.jsonPath().getBoolean("success")).isFalse();
        assertThat(twilio.calls().all()).isEmpty();
    }

    @Test
    @Tag("B08")
    void believesNobodyButTheGatewayWhomARequestIsFrom() throws Exception {
        // Given
        var answers = new ArrayList<Integer>();
        try (var elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build()) {
            // When
            for (var index = 0; index <= 20; index++) {
                var request = HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + RestAssured.port + "/outbound-tasks/" + new UUID(0, 0)))
                        .header("X-Forwarded-For", "192.0.2." + (100 + index))
                        .header("X-Auth-Token", "not-a-token")
                        .build();
                answers.add(elsewhere.send(request, BodyHandlers.discarding()).statusCode());
            }
        }
        // Then
        assertThat(answers.subList(0, 20)).containsOnly(403);
        assertThat(answers.getLast()).isEqualTo(429);
    }

    @Test
    @Tag("B09")
    void sendsToTheNumberOfATaskThatBearsAPersonsName() {
        // Given
        var customer = customer();
        task(Map.of("to", customer, "from", Sandbox.SMS_NUMBER, "direction", "outbound", "name", "Ann"));
        twilio.calls().clear();
        // When
        var answer = send(token, "Ann", FILE, "chat-sms");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(sent())
                .singleElement()
                .satisfies(call -> assertThat(call.formValue("To")).contains(customer));
    }

    @Test
    @Tag("B09")
    void sendsToNobodyBesideTheAgentsOwnTasks() {
        // Given
        var colleague = worker("bob");
        var theirs = customer();
        task(colleague, Map.of("from", theirs, "name", theirs));
        task(Map.of("from", customer(), "name", "Ann"));
        task(Map.of("from", customer(), "name", "Ann"));
        var former = customer();
        Task.updater(workspace, task(Map.of("from", former)))
                .setAssignmentStatus(Task.Status.COMPLETED)
                .update(client());
        twilio.calls().clear();
        // When
        var notOurs = send(token, theirs, FILE, "chat-sms");
        var ambiguous = send(token, "Ann", FILE, "chat-sms");
        var noLongerOurs = send(token, former, FILE, "chat-sms");
        // Then
        assertThat(notOurs.statusCode()).isEqualTo(403);
        assertThat(ambiguous.statusCode()).isEqualTo(403);
        assertThat(noLongerOurs.statusCode()).isEqualTo(403);
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "//host/file"})
    @Tag("B06")
    void sendsWebAddressesAlone(String url) {
        // Given
        var customer = customer();
        task(Map.of("from", customer));
        twilio.calls().clear();
        // When
        var answer = send(token, customer, url, "chat-sms");
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(asked()).isEmpty();
    }

    private Response send(@Nullable String withToken, String to, String mediaUrl, String channel) {
        var form = new LinkedHashMap<String, String>();
        if (withToken != null) {
            form.put("Token", withToken);
        }
        form.put("to", to);
        form.put("mediaUrl", mediaUrl);
        form.put("channel", channel);
        return given().contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form)
                .post("/send-media-message");
    }

    /** Calls that only this feature makes; media of earlier tests may still be fetched. */
    private List<RecordedCall> asked() {
        return twilio.calls()
                .where(call -> !call.product().equals("api") || call.method().equals("POST"));
    }

    private List<RecordedCall> sent() {
        return twilio.calls().of("api", "POST", "/Messages.json");
    }

    private String task(Map<String, String> attributes) {
        return task(worker, attributes);
    }

    private String task(String acceptedBy, Map<String, String> attributes) {
        try {
            var task = Task.creator(workspace)
                    .setTaskChannel("sms")
                    .setAttributes(new ObjectMapper().writeValueAsString(attributes))
                    .create(client());
            assertThat(twilio.acceptTask(Sandbox.FLEX.sid(), workspace, acceptedBy, task.getSid()))
                    .startsWith("WR");
            return task.getSid();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
