package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Echo;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class EndTest extends BridgeTestBase {

    private static final String ACCOUNT = Sandbox.FLEX.sid();
    private static final String WORKER = "agent";
    private static final String TASKS = "/taskrouter/v1/Workspaces/" + FlexProject.workspace(ACCOUNT) + "/Tasks";

    private static Stream<Arguments> servedTasks() {
        return Stream.of(Pairing.values())
                .flatMap(pairing -> Stream.of("accepted", "wrapping").map(status -> Arguments.of(pairing, status)));
    }

    @ParameterizedTest
    @MethodSource("servedTasks")
    @Tag("E13")
    @Tag("Y17")
    @Tag("X12")
    void endsInFlexWhatWasEndedInTheSecondWorkspace(Pairing pairing, String status) throws Exception {
        // Given
        var conversation = newConversation(pairing);
        var task = task();
        var reservation =
                twilio.acceptTask(ACCOUNT, FlexProject.workspace(ACCOUNT), FlexProject.worker(ACCOUNT, WORKER), task);
        var linked = linked(pairing, conversation, task);
        var first = chat(pairing, Side.FIRST);
        if (status.equals("wrapping")) {
            var unused = Simulated.post(
                    twilio,
                    ACCOUNT,
                    TASKS + "/" + task + "/Reservations/" + reservation,
                    List.of(Map.entry("ReservationStatus", "wrapping")));
        }
        twilio.echoes().always(true);
        // When
        chat(pairing, Side.SECOND).close(linked.second(), Echo.WANTED);
        // Then
        eventually(() ->
                assertThat(first.isClosed(first.conversation(conversation))).isTrue());
        quiet();
        assertThat(identities(linked, Side.FIRST)).containsExactly(CUSTOMER);
        assertThat(Simulated.get(twilio, ACCOUNT, TASKS + "/" + task + "/Reservations/" + reservation)
                        .getString("reservation_status"))
                .isEqualTo("completed");
        if (pairing.product(Side.FIRST) == ChatProduct.CHAT) {
            assertThat(attributes(first.conversation(conversation).attributes())
                            .path("status")
                            .asText())
                    .isEqualTo("INACTIVE");
        }
        assertNothingParked(conversation);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E13")
    @Tag("Y17")
    @Tag("X12")
    void cancelsATaskThatNobodyHasAccepted(Pairing pairing) {
        // Given
        var conversation = newConversation(pairing);
        var task = task();
        var unused =
                twilio.offerTask(ACCOUNT, FlexProject.workspace(ACCOUNT), FlexProject.worker(ACCOUNT, WORKER), task);
        var linked = linked(pairing, conversation, task);
        twilio.echoes().always(true);
        // When
        chat(pairing, Side.SECOND).close(linked.second(), Echo.WANTED);
        // Then
        eventually(() -> assertThat(chat(pairing, Side.FIRST)
                        .isClosed(chat(pairing, Side.FIRST).conversation(conversation)))
                .isTrue());
        quiet();
        assertThat(identities(linked, Side.FIRST)).containsExactly(CUSTOMER);
        assertThat(Simulated.get(twilio, ACCOUNT, TASKS + "/" + task).getString("assignment_status"))
                .isEqualTo("canceled");
        assertNothingParked(conversation);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("Y17")
    void opensBothAgain(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        var first = chat(pairing, Side.FIRST);
        var second = chat(pairing, Side.SECOND);
        twilio.echoes().always(true);
        second.close(linked.second(), Echo.WANTED);
        eventually(() ->
                assertThat(first.isClosed(first.conversation(linked.first()))).isTrue());
        quiet();
        // When
        second.reopen(linked.second(), Echo.WANTED);
        // Then
        eventually(() ->
                assertThat(first.isClosed(first.conversation(linked.first()))).isFalse());
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "again");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("again"));
        assertThat(second.isClosed(second.conversation(linked.second()))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void copiesTheLastWordThoughItsWebhookComesAfterTheEnd(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_REORDER).delay(PATIENCE).times(1));
        // When
        say(pairing, Side.SECOND, linked.second(), name(pairing, Side.SECOND, AGENT), "goodbye");
        chat(pairing, Side.SECOND).close(linked.second(), Echo.WANTED);
        // Then
        eventually(() -> assertThat(chat(pairing, Side.FIRST)
                        .isClosed(chat(pairing, Side.FIRST).conversation(linked.first())))
                .isTrue());
        assertThat(bodies(linked, Side.FIRST)).containsExactly("goodbye");
    }

    private String task() {
        return Simulated.post(
                twilio,
                ACCOUNT,
                TASKS,
                List.of(
                        Map.entry("WorkflowSid", FlexProject.workflow(ACCOUNT)),
                        Map.entry("TaskChannel", "sms"),
                        Map.entry("Attributes", "{}")));
    }

    private Linked linked(Pairing pairing, String conversation, String task) {
        accept(conversation, AGENT, form -> {
            form.put("WorkspaceSid", FlexProject.workspace(ACCOUNT));
            form.put("TaskSid", task);
        });
        var twin = twin(pairing, conversation);
        eventually(() -> assertThat(
                        attributes(chat(pairing, Side.SECOND).conversation(twin).attributes())
                                .path("TaskSid")
                                .asText())
                .isEqualTo(task));
        return new Linked(pairing, conversation, twin);
    }
}
