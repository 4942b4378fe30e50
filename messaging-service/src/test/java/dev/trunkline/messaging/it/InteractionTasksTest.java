package dev.trunkline.messaging.it;

import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.conversation.Message;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.rest.RecordedCall;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Outbound tasks by interactions, the current generation. */
@QuarkusTest
class InteractionTasksTest extends OutboundTaskCases {

    private static final Call CREATION = new Call("flex-api", "POST", "/Interactions");

    @Override
    String task(JsonPath answer) {
        return answer.getString("task.sid");
    }

    @Override
    List<Call> calls() {
        return List.of(
                new Call("conversations", "GET", "/ParticipantConversations"),
                CREATION,
                new Call("conversations", "POST", "/Messages"));
    }

    @Override
    Call creation() {
        return CREATION;
    }

    @Override
    String sourceChannel(String text) {
        var conversation = Conversation.creator().create(client()).getSid();
        Message.creator(conversation).setBody(text).create(client());
        return conversation;
    }

    @Override
    String way(JsonPath answer) {
        return answer.getString("conversation.sid");
    }

    @Override
    boolean isOpen(JsonPath answer) {
        return Conversation.fetcher(way(answer)).fetch(client()).getState() == Conversation.State.ACTIVE;
    }

    @Test
    @Tag("D01")
    @Tag("Y17")
    @Tag("Y18")
    void startsATaskWithOneInteraction() {
        // When
        var answer = start(request());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("interaction.sid")).startsWith("KD");
        assertThat(answer.jsonPath().getString("channel.sid")).startsWith("UO");
        assertThat(answer.jsonPath().getString("task.sid")).startsWith("WT");
        assertThat(answer.jsonPath().getString("conversation.sid")).startsWith("CH");
        assertThat(isOpen(answer.jsonPath())).isTrue();
        var interaction = made(CREATION).getFirst();
        var channel = JsonPath.from(interaction.formValue("Channel").orElseThrow());
        assertThat(channel.getString("participants[0].address")).isEqualTo(customer);
        assertThat(channel.getString("participants[0].proxy_address")).isEqualTo(Sandbox.SMS_NUMBER);
        assertThat(channel.getString("type")).isEqualTo("sms");
        var routing = JsonPath.from(interaction.formValue("Routing").orElseThrow());
        assertThat(routing.getString("properties.workspace_sid")).isEqualTo(WORKSPACE);
        assertThat(routing.getString("properties.workflow_sid")).isEqualTo(FlexProject.workflow(Sandbox.FLEX.sid()));
        assertThat(routing.getString("properties.worker_sid")).isNull();
    }

    @Test
    @Tag("X06")
    void sendsATextWithOneMessageAlone() {
        // When
        settled(api().body(Map.of(
                        "fromNumber", Sandbox.SMS_NUMBER, "toName", "Ada", "toNumber", customer, "messageBody", "Hi"))
                .post("/outbound-messages"));
        // Then
        assertThat(twilio.calls().all().stream()
                        .filter(call -> !call.product().equals("taskrouter"))
                        .map(RecordedCall::product)
                        .collect(Collectors.toSet()))
                .containsExactly("api");
    }
}
