package dev.trunkline.simulator;

import dev.trunkline.simulator.client.Person;
import dev.trunkline.simulator.handset.Handset;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AgentAppTest {

    private static final Person AGENT = new Person(Sandbox.FRONTLINE.sid(), "agent");
    private static final String CUSTOMER = "+14155550123";

    private Receiver receiver;
    private TwilioSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulator = TwilioSimulator.start(SimulatorConfig.sandbox(receiver.url()));
        simulator.openFlex(AGENT.accountSid(), receiver.url() + "/events");
        simulator.tellOfChats(AGENT.accountSid(), receiver.url(), receiver.url());
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    private HttpResponse<String> ask(String method, String path, String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void tellsWhoWroteWhatInTheApp() {
        // Given
        var conversation = simulator.agentApp().start(AGENT, CUSTOMER, Sandbox.SMS_NUMBER);
        // When
        simulator.agentApp().say(AGENT, conversation, "hello", List.of(Handset.samplePicture()));
        // Then
        await().untilAsserted(() -> assertThat(receiver.values("Body")).containsExactly("hello"));
        assertThat(receiver.values("Author")).containsExactly("agent");
        assertThat(receiver.values("ClientIdentity")).contains("agent");
        assertThat(receiver.values("Source")).containsOnly("SDK");
        var said = simulator.agentApp().messages(AGENT, conversation).getFirst();
        assertThat(said.mine()).isTrue();
        assertThat(said.media()).hasSize(1);
    }

    @Test
    void closesAConversation() {
        // Given
        var conversation = simulator.agentApp().start(AGENT, CUSTOMER, Sandbox.SMS_NUMBER);
        // When
        simulator.agentApp().close(AGENT, conversation);
        // Then
        await().untilAsserted(() -> assertThat(receiver.values("StateTo")).containsExactly("closed"));
        assertThat(simulator.agentApp().conversations(AGENT).getFirst().state()).isEqualTo("closed");
    }

    @Test
    void leavesAConversationAndComesBack() {
        // Given
        var conversation = simulator.agentApp().start(AGENT, CUSTOMER, Sandbox.SMS_NUMBER);
        // When
        simulator.agentApp().leave(AGENT, conversation);
        // Then
        assertThat(simulator.agentApp().conversations(AGENT).getFirst().joined())
                .isFalse();
        simulator.agentApp().join(AGENT, conversation);
        assertThat(simulator.agentApp().conversations(AGENT).getFirst().joined())
                .isTrue();
    }

    @Test
    void givesAConversationToAnotherAgentAndSaysSo() throws Exception {
        // Given
        var conversation = simulator.agentApp().start(AGENT, CUSTOMER, Sandbox.SMS_NUMBER);
        // When
        var answer =
                ask("POST", "/control/agent-app/conversations/" + conversation + "/give?agent=agent", "to=supervisor");
        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(simulator.agentApp().conversations(AGENT).getFirst().joined())
                .isFalse();
        var other = new Person(AGENT.accountSid(), "supervisor");
        assertThat(simulator.agentApp().conversations(other).getFirst().joined())
                .isTrue();
        await().untilAsserted(() -> assertThat(receiver.values("Attributes"))
                .anySatisfy(attributes -> assertThat(attributes)
                        .contains("frontline.events", "\"from\":\"agent\",\"to\":\"supervisor\"")));
    }

    @Test
    void goesUnavailable() throws Exception {
        // When
        var answer = ask("POST", "/control/agent-app/availability?agent=agent", "available=false");
        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        await().untilAsserted(() -> assertThat(receiver.values("EventType")).containsExactly("worker.activity.update"));
        assertThat(simulator.agentApp().agents(AGENT.accountSid()).getFirst().activity())
                .isEqualTo("Unavailable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/control/agent-app/conversations",
                "/control/agent-app/conversations?agent=agent",
                "/control/agent-app/conversations/CH0/messages?agent=agent",
                "/control/agent-app/conversations/CH0/give?agent=agent",
                "/control/agent-app/availability?agent=nobody"
            })
    void refusesBadInputWithASentence(String path) throws Exception {
        var answer = ask("POST", path, "available=true");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/agent-app", "/agent-app/agent-app.js", "/agent-app/agent-app.css"})
    void servesThePageFromItself(String path) throws Exception {
        var answer = ask("GET", path, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
    }
}
