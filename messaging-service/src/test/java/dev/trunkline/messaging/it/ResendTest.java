package dev.trunkline.messaging.it;

import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.handset.HandsetMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class ResendTest extends DeskTestBase {

    @Test
    @Tag("Y15")
    void sendsARefusedMessageAgainOnceThoughTwoAgentsAskForItAtOnce() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var failed = refused(conversation, customer, 1);
        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Stream.of("agent", "supervisor", "agent")
                    .map(agent -> CompletableFuture.supplyAsync(() -> sendAgain(agent, conversation, failed), threads))
                    .toList();
            // Then
            assertThat(answers)
                    .map(CompletableFuture::join)
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201))
                    .extracting(answer -> answer.jsonPath().getString("sid"))
                    .containsOnly(answers.getFirst().join().jsonPath().getString("sid"));
        }
        var late = sendAgain("supervisor", conversation, failed);
        assertThat(late.statusCode()).isEqualTo(201);
        assertThat(twilio.handset().messages(customer))
                .extracting(HandsetMessage::body)
                .containsExactly("Once");
        assertThat(messages(conversation))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .containsEntry("resentAs", late.jsonPath().getString("id")),
                        second -> assertThat(second)
                                .containsEntry("resendOf", failed)
                                .containsEntry("body", "Once"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(conversation))
                        .anySatisfy(update -> {
                            assertThat(update.json().at("/message/id").asText()).isEqualTo(failed);
                            assertThat(update.json().at("/message/resentAs").asText())
                                    .isEqualTo(late.jsonPath().getString("id"));
                        }));
    }

    @Test
    @Tag("Y15")
    void sendsAResendThatWasRefusedAgainItself() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var first = refused(conversation, customer, 2);
        var second = sendAgain("agent", conversation, first);
        var secondId = second.jsonPath().getString("messageId");
        // When
        var repeated = sendAgain("supervisor", conversation, first);
        var third = sendAgain("supervisor", conversation, secondId);
        // Then
        assertThat(second.statusCode()).isEqualTo(502);
        assertThat(repeated.statusCode()).isEqualTo(502);
        assertThat(repeated.jsonPath().getString("messageId")).isEqualTo(secondId);
        assertThat(third.statusCode()).isEqualTo(201);
        assertThat(third.jsonPath().getString("resendOf")).isEqualTo(secondId);
        assertThat(twilio.handset().messages(customer)).hasSize(1);
    }

    @Test
    @Tag("Y15")
    void answersARepetitionWithThePictureThatWasSentAgain() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var picture = SandboxResource.PUBLIC_URL + SandboxResource.PICTURE;
        var failed = refused(conversation, customer, 1, Map.of("mediaUrl", picture));
        var without = sendAgain("agent", conversation, failed);
        var sent = as("agent")
                .body(Map.of("resendOf", failed, "mediaUrl", picture))
                .post("/conversations/{id}/messages", conversation);
        // When
        var repeated = sendAgain("supervisor", conversation, failed);
        // Then
        assertThat(without.statusCode()).isEqualTo(409);
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.jsonPath().getString("id"))
                .isEqualTo(sent.jsonPath().getString("id"));
        assertThat(twilio.handset().messages(customer)).hasSize(1);
    }

    @Test
    void sendsNothingAgainThatDidNotFailOrIsNotThere() {
        // Given
        var conversation = open(customer());
        var sent = send(conversation, Map.of("body", "Fine")).jsonPath().getString("id");
        // When
        var again = sendAgain("agent", conversation, sent);
        var elsewhere = sendAgain("agent", open(customer()), sent);
        var otherwise = send(conversation, Map.of("resendOf", sent, "body", "Other words"));
        // Then
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(otherwise.statusCode()).isEqualTo(400);
        assertThat(messages(conversation)).hasSize(1);
    }

    /** Id of a message that Twilio refused, as it will so many tries in all. */
    private String refused(String conversation, String customer, int tries) {
        return refused(conversation, customer, tries, Map.of("body", "Once"));
    }

    private String refused(String conversation, String customer, int tries, Map<String, Object> message) {
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL)
                        .method("POST")
                        .address(customer)
                        .status(400)
                        .times(tries));
        var answer = send(conversation, message);
        assertThat(answer.statusCode()).isEqualTo(502);
        return answer.jsonPath().getString("messageId");
    }

    private Response sendAgain(String agent, String conversation, String failed) {
        return as(agent).body(Map.of("resendOf", failed)).post("/conversations/{id}/messages", conversation);
    }
}
