package dev.trunkline.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HandsetTest {

    private static final String CUSTOMER = "+14155550123";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private Receiver receiver;
    private TwilioSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulator = TwilioSimulator.start(SimulatorConfig.sandbox(receiver.url()));
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    private HttpResponse<String> post(String contentType, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/control/handset/messages"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path)).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private JsonNode thread() throws IOException, InterruptedException {
        var customer = URLEncoder.encode(CUSTOMER, StandardCharsets.UTF_8);
        return json.readTree(
                        get("/control/handset/messages?customer=" + customer).body())
                .path("messages");
    }

    @Test
    void sendsSamplePictureByJson() throws Exception {
        // When
        var answer = post("application/json", """
                {"from":"+14155550123","to":"+14155550100","body":"look","media":["sample"]}""");

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(receiver.values("NumMedia")).containsExactly("1"));
        var message = thread().get(0);
        assertThat(message.path("mine").asBoolean()).isTrue();
        assertThat(message.path("body").asText()).isEqualTo("look");
        assertThat(get(message.path("media").get(0).path("url").asText())
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("image/jpeg");
    }

    @Test
    void sendsChosenFileByForm() throws Exception {
        // Given
        var form = """
                --b\r
                Content-Disposition: form-data; name="from"\r
                \r
                +14155550123\r
                --b\r
                Content-Disposition: form-data; name="to"\r
                \r
                +14155550100\r
                --b\r
                Content-Disposition: form-data; name="body"\r
                \r
                50 % off & more\r
                --b\r
                Content-Disposition: form-data; name="media"; filename="note.txt"\r
                Content-Type: text/plain\r
                \r
                the file\r
                --b--\r
                """;

        // When
        var answer = post("multipart/form-data; boundary=b", form);

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(receiver.values("Body")).containsExactly("50 % off & more"));
        assertThat(receiver.values("MediaContentType0")).containsExactly("text/plain");
        var media = thread().get(0).path("media").get(0);
        assertThat(media.path("fileName").asText()).isEqualTo("note.txt");
        assertThat(get(media.path("url").asText()).body()).isEqualTo("the file");
    }

    @Test
    void passesFurtherParametersOn() throws Exception {
        // When
        post("application/json", """
                {"from":"whatsapp:+447700900123","to":"whatsapp:+14155550100","body":"Confirm",\
                "parameters":{"ProfileName":"Zoë","ButtonPayload":"confirm_4711"}}""");

        // Then
        await().untilAsserted(() -> {
            assertThat(receiver.values("ProfileName")).containsExactly("Zoë");
            assertThat(receiver.values("ButtonPayload")).containsExactly("confirm_4711");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":\"+14155550100\"}",
                "{\"from\":\"+14155550123\",\"to\":\"+19995550100\"}",
                "{\"from\":\"messenger:1\",\"to\":\"+14155550100\"}",
                "no json",
                ""
            })
    void refusesBadInputWithASentence(String body) throws Exception {
        var answer = post("application/json", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("detail").asText()).isNotBlank();
        assertThat(simulator.handset().customers()).isEmpty();
    }

    @Test
    void reportsThatACustomerReadOnWhatsApp() {
        // Given
        var twilio = SimulatedTwilio.client(simulator, Sandbox.FLEX);
        var customer = "whatsapp:+447700900123";
        simulator.handset().send(customer, Sandbox.WHATSAPP_NUMBER, "hello");
        com.twilio.rest.api.v2010.account.Message.creator(
                        new com.twilio.type.PhoneNumber(customer),
                        new com.twilio.type.PhoneNumber(Sandbox.WHATSAPP_NUMBER),
                        "hello")
                .setStatusCallback(URI.create(receiver.url() + "/status"))
                .create(twilio);
        await().until(() -> receiver.values("MessageStatus").contains("delivered"));

        // When
        simulator.handset().read(customer);

        // Then
        await().untilAsserted(() ->
                assertThat(receiver.values("MessageStatus")).containsExactly("queued", "sent", "delivered", "read"));
        assertThat(receiver.values("EventType")).containsExactly("DELIVERED", "READ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/handset",
                "/handset/handset.js",
                "/handset/message.js",
                "/handset/handset.css",
                "/handset/sample.jpg"
            })
    void servesThePageFromItself(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
    }
}
